package org.tallyman.dialect.lorawan;

import java.util.Optional;
import java.util.regex.Pattern;
import org.tallyman.ident.Refusal;

/** Identifiers of end devices (EUI-64). */
public final class Eui {

    private static final Pattern DIGITS = Pattern.compile("[0-9A-Fa-f]{16}");

    private Eui() {}

    /** What is wrong with one that is there. */
    public static Optional<Refusal> fault(String field, String value) {
        return value.isEmpty() || DIGITS.matcher(value).matches()
                ? Optional.empty()
                : Optional.of(new Refusal("eui", field, value, "is an EUI-64: 16 hexadecimal digits"));
    }
}
