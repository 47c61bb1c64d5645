package org.tallyman.epcis;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spellings of the Core Business Vocabulary's words (CBV 2.0, clauses 7 and 8), and one word of ours beside them. */
public final class Cbv {

    /** A disposition that the vocabulary has no word for: in the hands of somebody else. */
    public static final String DELIVERED = "urn:tallyman:disp:delivered";

    /** Old URN, web URI and its CURIE, and our own: the word is what follows. */
    private static final Pattern LONG_FORM = Pattern.compile(
            "(?:urn:epcglobal:cbv:(?:bizstep|disp|btt|sdt|er):|urn:tallyman:disp:|(?:https?://(?:ref|ns)\\.gs1\\.org/cbv/|cbv:)(?:BizStep|Disp|BTT|SDT|ER)-)([A-Za-z_]+)");

    /** What EPCIS-JSON-Schema.json excludes in favour of bare words. */
    private static final Pattern EXCLUDED_IN_JSON =
            Pattern.compile("urn:epcglobal:cbv.*|https?://ns\\.gs1\\.org/cbv/.*");

    private Cbv() {}

    /** {@code receiving} for each spelling of it; anything else as it is. */
    public static String bareWord(String value) {
        if (value.indexOf(':') < 0) {
            return value;
        }
        Matcher form = LONG_FORM.matcher(value);
        return form.matches() ? form.group(1) : value;
    }

    /** Whether a value is a long spelling of the standard's own name space, known word or not. */
    static boolean isStandard(String value) {
        return EXCLUDED_IN_JSON.matcher(value).matches();
    }

    /** The spelling for EPCIS 2.0 JSON: bare where the schema allows no other form, else as it is. */
    public static String jsonWord(String value) {
        return EXCLUDED_IN_JSON.matcher(value).matches() ? bareWord(value) : value;
    }
}
