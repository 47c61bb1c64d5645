package org.tallyman.dialect.llrp;

import java.util.List;

/** What a field holds. */
public sealed interface Value {

    /**
     * One number.
     *
     * @param number negative for a number of 64 bits whose highest bit is set
     */
    record Scalar(long number) implements Value {}

    /** Numbers in their order. */
    record Numbers(List<Long> numbers) implements Value {
        public Numbers {
            numbers = List.copyOf(numbers);
        }
    }

    record Text(String text) implements Value {}

    /**
     * Bits, from the highest of the first byte on.
     *
     * @param count how many bits count
     * @param hex the whole bytes that hold them, in upper case hexadecimal
     */
    record Bits(int count, String hex) implements Value {}
}
