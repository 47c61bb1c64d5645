package org.tallyman.shipment;

/**
 * Expected against read, in pieces: a pallet by its SSCC is one piece.
 *
 * @param read pieces that fill an expected line
 * @param unexpected things that went through with the shipment and fill no line
 */
public record Fill(long expected, long read, long unexpected) {

    static final Fill NONE = new Fill(0, 0, 0);

    public long missing() {
        return expected - read;
    }

    public boolean complete() {
        return expected > 0 && read == expected;
    }

    /** All things that went through with it. */
    long items() {
        return read + unexpected;
    }
}
