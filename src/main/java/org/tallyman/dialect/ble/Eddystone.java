package org.tallyman.dialect.ble;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.tracker.ByteCursor;

/** Eddystone of Google: UID, URL, TLM plain and encrypted, EID (github.com/google/eddystone, protocol specification). */
final class Eddystone {

    private static final int UID = 0x00;
    private static final int URL = 0x10;
    private static final int TLM = 0x20;
    private static final int EID = 0x30;
    private static final int IDENTIFIER_BYTES = 16;
    private static final int NO_TEMPERATURE = -0x8000;

    private static final String[] SCHEMES = {"http://www.", "https://www.", "http://", "https://"};
    private static final String[] EXPANSIONS = {
        ".com/", ".org/", ".edu/", ".net/", ".info/", ".biz/", ".gov/", ".com", ".org", ".edu", ".net", ".info", ".biz",
        ".gov"
    };

    private Eddystone() {}

    static void decode(ByteCursor data, Advertisement to) {
        int bytes = data.remaining();
        switch (data.u8()) {
            case UID -> {
                // Two reserved bytes at the end are left out by some.
                if (bytes == 18 || bytes == 20) {
                    to.power(data.s8());
                    to.beacon(Texts.upperHex(data, IDENTIFIER_BYTES));
                }
            }
            case URL -> {
                if (bytes >= 4) {
                    url(data.s8(), data, to);
                }
            }
            case TLM -> telemetry(bytes, data.u8(), data, to);
            case EID -> {
                // The identifier changes all the time; only who holds its key knows the beacon.
                if (bytes == 10) {
                    to.power(data.s8());
                }
            }
            default -> {}
        }
    }

    private static void url(int power, ByteCursor data, Advertisement to) {
        String url = url(data);
        if (url != null) {
            to.power(power);
            to.attribute("url", url);
        }
    }

    /** A scheme and characters, of which some stand for endings of names; null when it is none. */
    static @Nullable String url(ByteCursor data) {
        int scheme = data.u8();
        if (scheme >= SCHEMES.length) {
            return null;
        }
        StringBuilder url = new StringBuilder(SCHEMES[scheme]);
        while (data.remaining() > 0) {
            int c = data.u8();
            if (c < EXPANSIONS.length) {
                url.append(EXPANSIONS[c]);
            } else if (c <= ' ' || c >= 0x7F) {
                return null;
            } else {
                url.append((char) c);
            }
        }
        return url.toString();
    }

    private static void telemetry(int bytes, int version, ByteCursor data, Advertisement to) {
        if (version == 0 && bytes == 14) {
            int millivolts = data.u16();
            if (millivolts > 0) {
                to.batteryVoltage(millivolts / 1_000.0);
            }
            int temperature = data.s16();
            if (temperature != NO_TEMPERATURE) {
                to.temperature(temperature / 256.0);
            }
            to.sequence(data.u32(), 32);
            to.attribute("uptime", data.u32() * 100);
        } else if (version == 1 && bytes == 18) {
            String encrypted = data.hex(12);
            to.attribute(
                    "encrypted",
                    Map.of("method", "eddystone-etlm", "data", encrypted, "salt", data.u16(), "checksum", data.u16()));
        }
    }
}
