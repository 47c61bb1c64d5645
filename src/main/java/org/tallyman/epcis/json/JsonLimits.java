package org.tallyman.epcis.json;

/** The limits of an EPCIS document in JSON; what exceeds them is refused. The caller limits its bytes. */
public final class JsonLimits {

    /** Arrays and objects inside each other. */
    public static final int DEPTH = 64;

    /** Characters of one text. */
    public static final int TEXT_LENGTH = 65_536;

    /** Characters of an identifier, vocabulary word or time: short enough for an index in any alphabet. */
    public static final int URI_LENGTH = 800;

    /** Characters of one number. */
    public static final int NUMBER_LENGTH = 64;

    /** Powers of ten that a number may be shifted by, either way: enough for any double. */
    public static final int NUMBER_SCALE = 400;

    /** Characters of a member's name, which may be a URI. */
    public static final int NAME_LENGTH = 2_048;

    /** Faults told of one document. */
    public static final int FAULTS = 100;

    private JsonLimits() {}
}
