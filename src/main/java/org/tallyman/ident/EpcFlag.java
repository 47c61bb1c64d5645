package org.tallyman.ident;

/** Something irregular or special about an EPC that was decoded all the same. */
public enum EpcFlag {
    /** Bits after the end of the scheme are not zero. */
    TRAILING_BITS("bits after the end of the EPC are not zero"),
    /** More 16 bit words than the scheme needs. */
    EXTRA_WORDS("more words than the EPC needs"),
    /** The key carries its check digit and it is wrong. */
    CHECK_DIGIT("the check digit of the key is wrong"),
    /** An ITIP whose piece number is zero or above the total. */
    PIECE_OF_TOTAL("the piece number is not one of the total"),
    /** The tag names a resolver of its owner. */
    HOST_NAME("the tag carries a host name of its owner");

    private final String sentence;

    EpcFlag(String sentence) {
        this.sentence = sentence;
    }

    /** What is irregular, in words. */
    public String sentence() {
        return sentence;
    }
}
