package org.tallyman.dialect.ble;

import org.tallyman.dialect.tracker.ByteCursor;

/** Beacons that say who they are and no more: iBeacon (Apple), AltBeacon (altbeacon.org), Exposure Notification. */
final class Beacons {

    private static final int I_BEACON = 0x0215;
    private static final int ALT_BEACON = 0xBEAC;

    /** A UUID and two numbers of 16 bits; what an AltBeacon has in their place is as long. */
    private static final int IDENTIFIER_BYTES = 20;

    private static final int EXPOSURE_BYTES = 20;

    private Beacons() {}

    static void iBeacon(ByteCursor data, Advertisement to) {
        if (data.remaining() == 2 + IDENTIFIER_BYTES + 1 && data.u16() == I_BEACON) {
            identifier(data, to);
        }
    }

    static boolean isAltBeacon(ByteCursor data) {
        return data.remaining() == 2 + IDENTIFIER_BYTES + 2
                && data.peekU8() == ALT_BEACON >> 8
                && data.peekU8(1) == (ALT_BEACON & 0xFF);
    }

    static void altBeacon(ByteCursor data, Advertisement to) {
        data.skip(2);
        identifier(data, to);
    }

    private static void identifier(ByteCursor data, Advertisement to) {
        to.beacon(Texts.upperHex(data, IDENTIFIER_BYTES));
        to.power(data.s8());
    }

    /** Of people's telephones: the identifier changes every quarter of an hour so that nobody is known by it. */
    static void exposureNotification(ByteCursor data, Advertisement to) {
        if (data.remaining() == EXPOSURE_BYTES) {
            data.skip(17);
            to.power(data.s8());
        }
    }
}
