package org.tallyman.device;

import java.text.Normalizer;
import java.util.Locale;

/** A device code made of a name. */
final class Slug {

    private static final int LENGTH_MAX = 50;

    private Slug() {}

    /** 1 to 50 lower-case letters, digits and dashes. */
    static String of(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-", "");
        String slug = plain.substring(0, Math.min(plain.length(), LENGTH_MAX)).replaceAll("-$", "");
        return slug.isEmpty() ? "device" : slug;
    }
}
