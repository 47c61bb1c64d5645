package org.tallyman.dialect.tracker;

import java.util.HexFormat;
import org.tallyman.ident.Refusal;

/** The checksums that trackers put into frames. Ranges are of bytes, from inclusive, to exclusive. */
public final class Checksums {

    private static final int[] ARC = reflected(0xA001);
    private static final int[] X25 = reflected(0x8408);

    private static final int[] CCITT = straight(0x1021);

    private Checksums() {}

    /**
     * That a frame says another checksum than it has.
     *
     * @param over what it is and what it is over
     * @param bytes of the checksum
     */
    public static Refusal wrong(String over, long said, long right, int bytes) {
        HexFormat hex = HexFormat.of();
        return new Refusal(
                "checksum",
                "checksum",
                hex.toHexDigits(said, 2 * bytes),
                over + ": " + hex.toHexDigits(right, 2 * bytes));
    }

    /** CRC-16/ARC: polynomial 8005 reflected, initially 0. */
    public static int crc16Arc(byte[] bytes, int from, int to) {
        return reflected(ARC, bytes, from, to, 0);
    }

    /** CRC-16/IBM-SDLC, which is called X-25: polynomial 1021 reflected, initially FFFF, inverted at the end. */
    public static int crc16X25(byte[] bytes, int from, int to) {
        return reflected(X25, bytes, from, to, 0xFFFF) ^ 0xFFFF;
    }

    /** CRC-16/IBM-3740, which is called CCITT-FALSE: polynomial 1021, initially FFFF. */
    public static int crc16Ccitt(byte[] bytes, int from, int to) {
        int crc = 0xFFFF;
        for (int i = from; i < to; i++) {
            crc = (crc << 8 & 0xFFFF) ^ CCITT[crc >> 8 ^ (bytes[i] & 0xFF)];
        }
        return crc;
    }

    /** All bytes by exclusive or. */
    public static int xor(byte[] bytes, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum ^= bytes[i] & 0xFF;
        }
        return sum;
    }

    /** The lowest byte of the sum of all bytes. */
    public static int sum(byte[] bytes, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum += bytes[i] & 0xFF;
        }
        return sum & 0xFF;
    }

    /** Fletcher's two sums modulo 256: of the bytes in the lower eight bits, of these sums in the higher. */
    public static int fletcher8(byte[] bytes, int from, int to) {
        int sum = 0;
        int sums = 0;
        for (int i = from; i < to; i++) {
            sum += bytes[i] & 0xFF;
            sums += sum;
        }
        return (sums & 0xFF) << 8 | (sum & 0xFF);
    }

    private static int reflected(int[] table, byte[] bytes, int from, int to, int initial) {
        int crc = initial;
        int at = from;
        for (; at < to - 3; at += 4) {
            int first = crc ^ ((bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8);
            crc = table[0x300 | (first & 0xFF)]
                    ^ table[0x200 | first >> 8]
                    ^ table[0x100 | (bytes[at + 2] & 0xFF)]
                    ^ table[bytes[at + 3] & 0xFF];
        }
        for (; at < to; at++) {
            crc = (crc >> 8) ^ table[(crc ^ bytes[at]) & 0xFF];
        }
        return crc;
    }

    /** What a byte adds; and behind that, what it adds when one, two or three other bytes follow it. */
    private static int[] reflected(int polynomial) {
        int[] table = new int[4 * 256];
        for (int i = 0; i < 256; i++) {
            int crc = i;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ polynomial;
            }
            table[i] = crc;
        }
        for (int i = 256; i < table.length; i++) {
            int before = table[i - 256];
            table[i] = (before >> 8) ^ table[before & 0xFF];
        }
        return table;
    }

    private static int[] straight(int polynomial) {
        int[] table = new int[256];
        for (int i = 0; i < table.length; i++) {
            int crc = i << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ polynomial;
            }
            table[i] = crc & 0xFFFF;
        }
        return table;
    }
}
