package org.tallyman.bench;

import java.util.Locale;

/** Bodies in neutral JSON of reads of a thousand tags; every read has a time of its own, so none is a repeat. */
final class TagReads {

    static final int TAGS = 1_000;
    private static final int PER_MESSAGE = 100;

    private final long[] lastMs = new long[TAGS / PER_MESSAGE];
    private int next;

    /** SGTIN-96 of company prefix 0614141, item 812345: serial number as given. */
    static String epc(long serial) {
        // Header 30, filter 3, partition 5, company prefix 24 bits, item 20 bits, serial 38 bits.
        long high = 0x30L << 56 | 0x3L << 53 | 0x5L << 50 | 614_141L << 26 | 812_345L << 6 | serial >>> 32;
        return String.format(Locale.ROOT, "%016X%08X", high, serial & 0xFFFFFFFFL);
    }

    /** A hundred reads of a hundred tags at one moment. */
    synchronized String hundred() {
        int group = next++ % lastMs.length;
        lastMs[group] = Math.max(lastMs[group] + 1, System.currentTimeMillis());
        StringBuilder body = new StringBuilder(6_000).append("{\"antenna\":1,\"observations\":[");
        for (int i = 0; i < PER_MESSAGE; i++) {
            body.append(i == 0 ? "" : ",");
            body.append("{\"epc\":\"").append(EPCS[group * PER_MESSAGE + i]).append("\",\"time\":");
            body.append(lastMs[group]).append('}');
        }
        return body.append("]}").toString();
    }

    /** One read of one tag by the first antenna. */
    static String one(long serial, long atMs) {
        return one(serial, atMs, 1);
    }

    /** One read of one tag; two connections that read a tag in the same millisecond differ by their antenna. */
    static String one(long serial, long atMs, int antenna) {
        return "{\"epc\":\"" + epc(serial) + "\",\"antenna\":" + antenna + ",\"time\":" + atMs + "}";
    }

    private static final String[] EPCS = new String[TAGS];

    static {
        for (int i = 0; i < TAGS; i++) {
            EPCS[i] = epc(i);
        }
    }
}
