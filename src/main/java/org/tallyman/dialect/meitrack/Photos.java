package org.tallyman.dialect.meitrack;

import java.util.Optional;
import org.tallyman.dialect.Reply;
import org.tallyman.dialect.tracker.Fields;

/**
 * Photos on their way: {@code D03} says that one was taken, {@code D00} is a part of it, with name, count and number. A
 * device sends eight parts and waits to be asked for more. Nothing is kept of them.
 */
final class Photos {

    private static final String NAME = "camera_picture.jpg";
    private static final int AT_ONCE = 8;

    private Photos() {}

    static Optional<Reply> taken(Message message) {
        return ask(message, NAME, 0);
    }

    static Optional<Reply> part(Message message) {
        Fields fields = new Fields(message.bytes(), message.from(), message.to(), ',');
        String name = fields.text(0);
        long count = fields.whole(1, -1);
        long number = fields.whole(2, -1);
        boolean more = number >= 0 && number < count - 1 && (number + 1) % AT_ONCE == 0;
        return more && name.length() <= 100 ? ask(message, name, number + 1) : Optional.empty();
    }

    private static Optional<Reply> ask(Message message, String name, long number) {
        return Optional.of(Reply.atOnce(Message.toDevice('O', message.imei(), "D00," + name + "," + number)));
    }
}
