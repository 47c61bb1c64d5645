package org.tallyman.dialect.ble;

import org.tallyman.dialect.tracker.ByteCursor;

/**
 * The structures of a payload, each a length, a type and data (Core Specification, volume 3, part C, 11). A length beyond
 * the end ends it, as does a length of zero.
 */
final class AdStructures {

    private static final int SHORT_NAME = 0x08;
    private static final int COMPLETE_NAME = 0x09;
    private static final int POWER = 0x0A;
    private static final int SERVICE_16 = 0x16;
    private static final int SERVICE_32 = 0x20;
    private static final int SERVICE_128 = 0x21;
    private static final int MANUFACTURER = 0xFF;

    /** The lower bytes of UUIDs that the Bluetooth SIG has given a short form, little-endian. */
    private static final long BASE_LOW = 0x8000_0080_5F9B_34FBL;

    private static final long BASE_HIGH = 0x0000_1000L;

    private AdStructures() {}

    static void read(byte[] payload, Advertisement to) {
        ByteCursor structures = new ByteCursor(payload);
        while (structures.remaining() > 1) {
            int length = structures.u8();
            if (length == 0 || length > structures.remaining()) {
                return;
            }
            ByteCursor structure = structures.part(length);
            read(structure.u8(), structure, to);
        }
    }

    private static void read(int type, ByteCursor data, Advertisement to) {
        switch (type) {
            case SHORT_NAME, COMPLETE_NAME -> to.localName(Texts.utf8(data, data.remaining()));
            case POWER -> to.power(data.s8());
            case SERVICE_16 -> service(data.u16le(), data, to);
            case SERVICE_32 -> service(data.u32le(), data, to);
            case SERVICE_128 -> {
                long low = data.unsignedLe(8);
                long high = data.unsignedLe(8);
                if (low == BASE_LOW && (high & 0xFFFF_FFFFL) == BASE_HIGH) {
                    service(high >>> 32, data, to);
                }
            }
            case MANUFACTURER -> manufacturer(data.u16le(), data, to);
            default -> {}
        }
    }

    private static void service(long uuid, ByteCursor data, Advertisement to) {
        if (!data.isOver() && uuid <= 0xFFFF) {
            Decoders.service((int) uuid, data, to);
        }
    }

    private static void manufacturer(int company, ByteCursor data, Advertisement to) {
        if (!data.isOver()) {
            Decoders.manufacturer(company, data, to);
        }
    }
}
