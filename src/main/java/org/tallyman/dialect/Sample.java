package org.tallyman.dialect;

/**
 * One message as devices of a language send it, for trying out the way before the device is there. It is taken whole.
 *
 * @param mediaType such as {@code application/json}
 * @param body text without a single quote, so that it can stand between two in a shell
 */
public record Sample(String mediaType, String body) {

    /** An SGTIN-96 of the GS1 examples: company 0614141, item 812345, serial 6789. */
    public static final String EPC = "3074257BF7194E4000001A85";

    /** Of JSON, in which single quotes stand for double ones. */
    public static Sample json(String body) {
        return new Sample("application/json", body.replace('\'', '"'));
    }
}
