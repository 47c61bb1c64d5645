package org.tallyman.dialect.llrp;

import java.util.HexFormat;
import org.tallyman.ident.Parsed;

/** Messages for tests. */
final class Messages {

    private Messages() {}

    static LlrpMessage decoded(byte[] frame) {
        return switch (LlrpCodec.decode(frame)) {
            case Parsed.Ok<LlrpMessage>(LlrpMessage message) -> message;
            case Parsed.Refused<LlrpMessage>(var refusal) -> throw new AssertionError(refusal.sentence());
        };
    }

    static byte[] encoded(LlrpMessage message) {
        return switch (LlrpCodec.encode(message)) {
            case Parsed.Ok<byte[]>(byte[] frame) -> frame;
            case Parsed.Refused<byte[]>(var refusal) -> throw new AssertionError(refusal.sentence());
        };
    }

    /** A frame of LLRP 1.0.1 with id 7; bodies are hexadecimal, and blanks do not count. */
    static byte[] frame(int type, String... body) {
        return frame(1, type, body);
    }

    static byte[] frame(int version, int type, String... body) {
        String hex = joined(body);
        return HexFormat.of().parseHex("%04X%08X00000007".formatted(version << 10 | type, 10 + hex.length() / 2) + hex);
    }

    /** A parameter with a length. */
    static String tlv(int type, String... body) {
        String hex = joined(body);
        return "%04X%04X".formatted(type, 4 + hex.length() / 2) + hex;
    }

    /** A vendor's own. */
    static String custom(int vendor, int subtype, String... body) {
        return tlv(1_023, "%08X%08X".formatted(vendor, subtype), joined(body));
    }

    private static String joined(String... body) {
        return String.join("", body).replace(" ", "");
    }
}
