package org.tallyman.dialect.queclink;

import java.util.Locale;
import java.util.Map;
import org.tallyman.dialect.Profile;

/** Models by device type, with which each report's protocol version begins. */
final class Models {

    private static final Map<String, String> BY_TYPE = Map.ofEntries(
            Map.entry("02", "GL200"),
            Map.entry("04", "GV200"),
            Map.entry("06", "GV300"),
            Map.entry("08", "GMT100"),
            Map.entry("09", "GV50P"),
            Map.entry("0F", "GV55"),
            Map.entry("10", "GV55LITE"),
            Map.entry("11", "GL500"),
            Map.entry("1A", "GL300"),
            Map.entry("1F", "GV500"),
            Map.entry("21", "GL200"),
            Map.entry("25", "GV300"),
            Map.entry("27", "GV300W"),
            Map.entry("28", "GL300VC"),
            Map.entry("2C", "GL300W"),
            Map.entry("2D", "GV500VC"),
            Map.entry("2E", "GL505"),
            Map.entry("2F", "GV55"),
            Map.entry("30", "GL300"),
            Map.entry("31", "GV65"),
            Map.entry("35", "GV200"),
            Map.entry("36", "GV500"),
            Map.entry("38", "GV65PLUS"),
            Map.entry("3F", "GMT100"),
            Map.entry("40", "GL500"),
            Map.entry("41", "GV75W"),
            Map.entry("42", "GT501"),
            Map.entry("44", "GL530"),
            Map.entry("45", "GB100"),
            Map.entry("4F", "GV56"),
            Map.entry("50", "GV55W"),
            Map.entry("52", "GL50"),
            Map.entry("55", "GL50B"),
            Map.entry("56", "GV500MA"),
            Map.entry("5E", "GV500MAP"),
            Map.entry("66", "GL50BLITE"),
            Map.entry("6E", "GV310LAU"),
            Map.entry("74", "GV350CEU"),
            Map.entry("BD", "CV200"),
            Map.entry("C2", "GV600M"),
            Map.entry("C3", "GL320M"),
            Map.entry("DC", "GV600MG"),
            Map.entry("DE", "GL500M"),
            Map.entry("DF", "CV100LG"),
            Map.entry("F1", "GV350M"),
            Map.entry("F5", "GL300M"),
            Map.entry("F8", "GV800W"),
            Map.entry("FC", "GV600W"),
            Map.entry("802004", "GV58LAU"),
            Map.entry("802005", "GV355CEU"),
            Map.entry("80201E", "GV30CEU"));

    private static final int LONG_VERSION = 10;

    private Models() {}

    /** The profile's {@code model}, or by protocol version, of 6 characters or of 10 for newer models; empty if unknown. */
    static String of(Profile profile, String version) {
        String declared = profile.setting("model").orElse("");
        if (!declared.isEmpty()) {
            return declared.toUpperCase(Locale.ROOT);
        }
        int length = version.length() >= LONG_VERSION ? 6 : 2;
        return version.length() < length ? "" : BY_TYPE.getOrDefault(version.substring(0, length), "");
    }
}
