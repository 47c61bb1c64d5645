package org.tallyman.dialect.line;

import java.util.regex.Pattern;

/**
 * What can be the identifier of a device on lines of a language: what {@link LineDialect#ids} may ever say. Somebody who
 * registers a device with another one waits for it in vain. Check digits are not looked at: cheap devices have wrong ones.
 *
 * @param pattern of the whole
 * @param rule in words, as the end of a sentence
 */
public record IdentifierShape(Pattern pattern, String rule) {

    /** Whatever names a device. */
    public static final IdentifierShape ANY = new IdentifierShape(Pattern.compile(".*"), "is anything");

    /** An International Mobile Equipment Identity with its check digit (3GPP TS 23.003). */
    public static final IdentifierShape IMEI =
            new IdentifierShape(Pattern.compile("[0-9]{15}"), "is the IMEI of the device, 15 digits");

    /** A number as it stands on the device: an IMEI, a part of one, or a serial number. */
    public static final IdentifierShape DIGITS =
            new IdentifierShape(Pattern.compile("[0-9]{1,20}"), "is the number that the device sends, digits only");
}
