package org.tallyman.bench;

import java.nio.charset.StandardCharsets;

/** One read of one tag, which no other message says: the tag's serial number and the time. */
record Reading(long serial, long atMs) {

    private static final String EPC = "\"epc\":\"";
    private static final String TIME = "\"time\":";
    private static final int EPC_HEX = 24;
    private static final long SERIAL_MASK = (1L << 38) - 1;

    String json() {
        return TagReads.one(serial, atMs);
    }

    /** The reading that a message in the journal is of. */
    static Reading of(byte[] payload) {
        String text = new String(payload, StandardCharsets.US_ASCII);
        int epc = text.indexOf(EPC) + EPC.length();
        int time = text.indexOf(TIME) + TIME.length();
        return new Reading(
                serialOf(text.substring(epc, epc + EPC_HEX)),
                Long.parseLong(text.substring(time, text.indexOf('}', time))));
    }

    static long serialOf(String epc) {
        return Long.parseLong(epc.substring(EPC_HEX - 10), 16) & SERIAL_MASK;
    }

    /** The cell in which it is counted: so wide is a station's quantum. */
    Cell cell() {
        return new Cell(serial, atMs - Math.floorMod(atMs, 1_000L));
    }

    /** A tag within a second. */
    record Cell(long serial, long startMs) {}
}
