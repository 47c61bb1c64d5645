package org.tallyman.dialect.queclink;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Reply;

/**
 * What the server answers: {@code +SACK} with the count number of each report, with which a device that asks for it
 * forgets the report, and with protocol version and count number for a heartbeat. The profile's {@code acknowledge} set to
 * {@code false} leaves out the first, for fleets that pay by the byte and have not switched it on.
 */
final class Replies {

    private Replies() {}

    static Optional<Reply> to(Sentence sentence, Profile profile) {
        String count = sentence.countNumber();
        if (sentence.isAcknowledgement() && sentence.type().equals("HBD")) {
            String heartbeat = "+SACK:GTHBD," + sentence.fields().text(1) + "," + count + "$";
            return Optional.of(Reply.atOnce(heartbeat.getBytes(StandardCharsets.ISO_8859_1)));
        }
        if (count.isEmpty()
                || profile.setting("acknowledge").filter("false"::equals).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(Reply.acknowledging(("+SACK:" + count + "$").getBytes(StandardCharsets.ISO_8859_1)));
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
