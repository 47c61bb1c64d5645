package org.tallyman.dialect.ble;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.tracker.ByteCursor;

/** Access points of Hewlett Packard Enterprise that say where they are (Open Locate): elements of a tag, a length, a value. */
final class OpenLocate {

    private static final int SUBTYPE = 0x09;
    private static final int WGS_84 = 1;
    private static final int METRES = 1;
    private static final int HAS_ADDRESS = 0x01;
    private static final int HAS_TEXT = 0x02;
    private static final int HAS_I_BEACON = 0x04;

    private OpenLocate() {}

    static void decode(ByteCursor data, Advertisement to) {
        if (data.u8() != SUBTYPE) {
            return;
        }
        data.skip(1);
        while (data.remaining() > 1) {
            int head = data.u8();
            int length = head & 0x1F;
            if (length == 0 || length > data.remaining()) {
                return;
            }
            element(head >> 5, length, data.part(length), to);
        }
    }

    private static void element(int tag, int length, ByteCursor element, Advertisement to) {
        switch (tag) {
            case 0 -> {
                if (length >= 2) {
                    to.power(element.s8());
                    to.attribute("stationary", (element.u8() & 1) == 0);
                }
            }
            case 1 -> {
                if (length == 16) {
                    position(element.bytes(16), to);
                }
            }
            case 2 -> {
                if (length >= 9) {
                    floor(element, to);
                }
            }
            case 3 -> identity(element.u8(), element, to);
            case 4 -> {
                String url = Eddystone.url(element);
                if (url != null) {
                    to.attribute("url", url);
                }
            }
            case 5 -> {
                if (length == 21 && element.u8() == 0) {
                    long timestamp = element.u32();
                    String code = element.hex(16);
                    to.attribute("signature", Map.of("timestamp", timestamp, "messageAuthenticationCode", code));
                }
            }
            default -> {}
        }
    }

    /** As RFC 6225 writes it: numbers of 9 and of 22 bits before the point, 25 and 8 after it, in two's complement. */
    private static void position(byte[] b, Advertisement to) {
        if ((b[15] & 0xC0) >> 6 == 1 && (b[15] & 7) == WGS_84) {
            double latitude = bits(b, 6, 34) / (double) (1 << 25);
            double longitude = bits(b, 46, 34) / (double) (1 << 25);
            to.position(latitude, longitude, altitude(b));
        }
    }

    private static @Nullable Double altitude(byte[] b) {
        return bits(b, 80, 4) == METRES ? (Double) (bits(b, 90, 30) / 256.0) : null;
    }

    /** A signed number of so many bits, the highest first. */
    private static long bits(byte[] bytes, int from, int count) {
        long value = 0;
        for (int i = from; i < from + count; i++) {
            value = value << 1 | (bytes[i / 8] >> (7 - i % 8) & 1);
        }
        return value << (64 - count) >> (64 - count);
    }

    /** Centimetres from the floor plan's corner, each behind a byte that says how uncertain it is. */
    private static void floor(ByteCursor element, Advertisement to) {
        element.skip(1);
        to.attribute("x", element.u24() / 100.0);
        element.skip(1);
        to.attribute("y", element.u24() / 100.0);
        to.attribute("floor", Texts.utf8(element, element.remaining()));
    }

    private static void identity(int kinds, ByteCursor element, Advertisement to) {
        if ((kinds & HAS_ADDRESS) != 0 && element.remaining() >= 6) {
            to.address(Texts.upperHex(element, 6));
        }
        if ((kinds & HAS_TEXT) != 0 && element.remaining() > element.peekU8()) {
            to.attribute("name", Texts.utf8(element, element.u8()));
        }
        if ((kinds & HAS_I_BEACON) != 0 && element.remaining() >= 20) {
            to.beacon(Texts.upperHex(element, 20));
        }
    }
}
