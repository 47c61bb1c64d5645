package org.tallyman.dialect.digitalmatter;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.List;
import org.tallyman.dialect.tracker.ByteCursor;

/** The login: serial number, IMEI, ICCID, product and firmware. */
final class Hello {

    private static final int IMEI_LENGTH = 15;

    /** With nothing behind the firmware's version: such devices want a body of five bytes. */
    private static final int SHORT_BODY = 51;

    private Hello() {}

    /** IMEI and serial number; empty for any other message. */
    static List<String> ids(byte[] frame) {
        if (!Message.isWhole(frame) || Message.type(frame) != Message.HELLO) {
            return List.of();
        }
        ByteCursor cursor = new ByteCursor(frame, Message.HEADER, frame.length);
        long serial = cursor.u32le();
        String imei = cursor.text(IMEI_LENGTH);
        boolean digits = imei.chars().allMatch(c -> c >= '0' && c <= '9');
        return cursor.isOver() || !digits ? List.of() : List.of(imei, Long.toString(serial));
    }

    /** The time at the server and no flags; zeros for devices of the short form. */
    static byte[] answer(byte[] frame, Instant now) {
        if (Message.bodyLength(frame, 0) == SHORT_BODY) {
            return Message.of(Message.HELLO_ANSWER, new byte[5]);
        }
        byte[] body = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) (now.getEpochSecond() - Units.EPOCH_SECONDS))
                .putInt(0)
                .array();
        return Message.of(Message.HELLO_ANSWER, body);
    }
}
