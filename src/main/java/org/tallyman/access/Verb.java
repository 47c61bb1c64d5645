package org.tallyman.access;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a person or service may do at a site. The lower-case name is the role in annotations, see {@link Roles}. */
public enum Verb {
    VIEW,
    RECEIVE,
    MOVE,
    PICK,
    LOAD,
    COUNT,
    ADJUST,
    APPROVE,
    CONFIGURE,
    ADMINISTER;

    /** The name in roles, tables and JSON, such as {@code view}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Verb> of(String code) {
        return Arrays.stream(values()).filter(verb -> verb.code().equals(code)).findFirst();
    }

    static List<String> all() {
        return Arrays.stream(values()).map(Verb::code).toList();
    }

    /** All names, for people. */
    static String codes() {
        return String.join(", ", all());
    }
}
