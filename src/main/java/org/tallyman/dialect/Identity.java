package org.tallyman.dialect;

import java.time.Instant;

/**
 * Builds the 64-bit identity by which an element is recognised when it comes again, in any batch and over any link.
 * Dialects feed it the device's own sequence number, or its event time and content, never the time of receipt.
 */
public final class Identity {

    /** The language gives nothing by which a repeat could be told from a second fact. */
    public static final long NONE = 0;

    private static final long PRIME_A = 0x9E3779B97F4A7C15L;
    private static final long PRIME_B = 0xD6E8FEB86659FD93L;

    private long state;

    private Identity(long seed) {
        this.state = seed;
    }

    /** Starts an identity; {@code kind} keeps identities of different kinds of element apart. */
    public static Identity of(int kind) {
        return new Identity(mix(kind + PRIME_A));
    }

    /** Of a name and a value, for a sum of such pairs that come in no certain order and is then added. */
    public static long ofPair(long name, long value) {
        return mix(name * PRIME_A ^ value * PRIME_B);
    }

    public Identity add(long value) {
        state = mix(state ^ (value * PRIME_B)) + PRIME_A;
        return this;
    }

    public Identity add(Instant instant) {
        return add(instant.getEpochSecond()).add(instant.getNano());
    }

    public Identity add(CharSequence text) {
        int length = text.length();
        long word = length;
        for (int i = 0; i < length; i++) {
            word = (word << 16) | text.charAt(i);
            if ((i & 3) == 3) {
                add(word);
                word = 0;
            }
        }
        return add(word);
    }

    /** The identity; never {@link #NONE}. */
    public long value() {
        long value = mix(state);
        return value == NONE ? 1 : value;
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 32)) * PRIME_B;
        z = (z ^ (z >>> 29)) * PRIME_A;
        return z ^ (z >>> 32);
    }
}
