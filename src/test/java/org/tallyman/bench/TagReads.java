package org.tallyman.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Locale;

/**
 * Bodies in neutral JSON of reads of a thousand tags; every read has a time of its own, so none is a repeat. Written
 * into templates: a generator that spells each body anew would take the machine from what it measures.
 */
final class TagReads {

    static final int TAGS = 1_000;
    static final int PER_MESSAGE = 100;

    private static final int ITEM = 812_345;

    private static final String[] EPCS = new String[TAGS];
    private static final byte[][] HUNDREDS = new byte[TAGS / PER_MESSAGE][];
    private static final String TIME = "\"time\":";
    private static final int TIME_DIGITS = 13;

    /** Where the first read's time stands in every body, and how far it is to the next. */
    private static final int FIRST_TIME;

    private static final int READ_BYTES;

    static {
        for (int i = 0; i < TAGS; i++) {
            EPCS[i] = epc(ITEM, i);
        }
        for (int group = 0; group < HUNDREDS.length; group++) {
            HUNDREDS[group] = hundred(group).getBytes(US_ASCII);
        }
        String body = hundred(0);
        FIRST_TIME = body.indexOf(TIME) + TIME.length();
        READ_BYTES = body.indexOf(TIME, FIRST_TIME) + TIME.length() - FIRST_TIME;
    }

    private final long[] lastMs = new long[HUNDREDS.length];
    private int next;

    private static String hundred(int group) {
        StringBuilder body = new StringBuilder(6_000).append("{\"antenna\":1,\"observations\":[");
        for (int i = 0; i < PER_MESSAGE; i++) {
            body.append(i == 0 ? "" : ",");
            body.append("{\"epc\":\"").append(EPCS[group * PER_MESSAGE + i]).append("\",");
            body.append(TIME).append("0".repeat(TIME_DIGITS)).append('}');
        }
        return body.append("]}").toString();
    }

    /** SGTIN-96 of company prefix 0614141, item 812345. */
    static String epc(long serial) {
        return serial < TAGS ? EPCS[(int) serial] : epc(ITEM, serial);
    }

    /** SGTIN-96 of company prefix 0614141, with the item's reference of six digits. */
    static String epc(int item, long serial) {
        // Header 30, filter 3, partition 5, company prefix 24 bits, item 20 bits, serial 38 bits.
        long high = 0x30L << 56 | 0x3L << 53 | 0x5L << 50 | 614_141L << 26 | (long) item << 6 | serial >>> 32;
        return String.format(Locale.ROOT, "%016X%08X", high, serial & 0xFFFFFFFFL);
    }

    /** A hundred reads of a hundred tags at one moment. */
    byte[] hundred() {
        int group;
        long atMs;
        synchronized (this) {
            group = next++ % HUNDREDS.length;
            lastMs[group] = Math.max(lastMs[group] + 1, System.currentTimeMillis());
            atMs = lastMs[group];
        }
        byte[] time = Long.toString(atMs).getBytes(US_ASCII);
        byte[] body = HUNDREDS[group].clone();
        for (int i = 0; i < PER_MESSAGE; i++) {
            System.arraycopy(time, 0, body, FIRST_TIME + i * READ_BYTES, TIME_DIGITS);
        }
        return body;
    }

    /** One read of one tag by the first antenna. */
    static String one(long serial, long atMs) {
        return one(serial, atMs, 1);
    }

    /** One read of one tag; two connections that read a tag in the same millisecond differ by their antenna. */
    static String one(long serial, long atMs, int antenna) {
        return "{\"epc\":\"" + epc(serial) + "\",\"antenna\":" + antenna + ",\"time\":" + atMs + "}";
    }
}
