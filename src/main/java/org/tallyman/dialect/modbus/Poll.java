package org.tallyman.dialect.modbus;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

/**
 * One poll as it is kept: when it was, in milliseconds since 1970 in 8 bytes, and each request with its response, each as it stood
 * on the wire (Modbus Messaging on TCP/IP 1.0b, section 3.1.3: transaction, protocol, length, unit, function and data).
 */
public final class Poll {

    static final int TIME_BYTES = 8;
    static final int HEADER_BYTES = 7;
    static final int REQUEST_BYTES = 5;

    /** A response that says no: the function with this bit, and why. */
    static final int EXCEPTION_BIT = 0x80;

    private Poll() {}

    /** A request, and the protocol data unit that answered it. */
    public record Exchange(Range range, byte[] response) {}

    /** The response of a device that refuses. */
    public static byte[] exception(Range range, int code) {
        return new byte[] {(byte) (range.table().function() | EXCEPTION_BIT), (byte) code};
    }

    /** What a device refuses by, in words (section 7 of the application protocol). */
    public static String refusal(int code) {
        String words = switch (code) {
            case 1 -> "it does not know the function";
            case 2 -> "it has no such address";
            case 3 -> "it takes no such count";
            case 4 -> "it failed";
            case 5 -> "it needs longer";
            case 6 -> "it is busy";
            case 8 -> "its memory is broken";
            case 10 -> "the gateway has no way to it";
            case 11 -> "it does not answer the gateway";
            default -> "for a reason of its own";
        };
        return words + " (exception " + code + ")";
    }

    public static byte[] write(Instant at, int unit, List<Exchange> exchanges) {
        int length = TIME_BYTES;
        for (Exchange exchange : exchanges) {
            length += 2 * HEADER_BYTES + REQUEST_BYTES + exchange.response().length;
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).putLong(at.toEpochMilli());
        for (int i = 0; i < exchanges.size(); i++) {
            put(bytes, i + 1, unit, exchanges.get(i).range().request());
            put(bytes, i + 1, unit, exchanges.get(i).response());
        }
        return bytes.array();
    }

    private static void put(ByteBuffer bytes, int transaction, int unit, byte[] data) {
        bytes.putShort((short) transaction)
                .putShort((short) 0)
                .putShort((short) (data.length + 1))
                .put((byte) unit)
                .put(data);
    }
}
