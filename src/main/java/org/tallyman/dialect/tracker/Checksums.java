package org.tallyman.dialect.tracker;

/** The checksums that trackers put into frames. Ranges are of bytes, from inclusive, to exclusive. */
public final class Checksums {

    private static final int[] ARC = reflected(0xA001);
    private static final int[] X25 = reflected(0x8408);

    private static final int[] CCITT = straight(0x1021);

    private Checksums() {}

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
        for (int i = from; i < to; i++) {
            crc = (crc >> 8) ^ table[(crc ^ bytes[i]) & 0xFF];
        }
        return crc;
    }

    private static int[] reflected(int polynomial) {
        int[] table = new int[256];
        for (int i = 0; i < table.length; i++) {
            int crc = i;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ polynomial;
            }
            table[i] = crc;
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
