package org.tallyman.ident;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tag URIs and pure identity URIs (TDS 6.3 and 12). */
final class EpcUris {

    static final String PURE_IDENTITY = "urn:epc:id:";
    static final String TAG = "urn:epc:tag:";
    static final String ESCAPE_RULE = "must escape \" % & / < > ? # as % and two hexadecimal digits (TDS 6.3)";
    private static final int MAX_LENGTH = 500;

    private EpcUris() {}

    /** A URN taken apart: fields are not escaped, the filter is {@link Epc#NO_FILTER} where there is none. */
    record Urn(EpcKey key, int filter, List<String> fields) {}

    /** A tag URI taken apart. */
    record TagUrn(EpcScheme scheme, Urn urn) {}

    static String pureIdentity(EpcKey key, List<String> fields) {
        StringBuilder out = new StringBuilder(64);
        out.append(PURE_IDENTITY).append(key.urnName());
        char separator = ':';
        for (int i = 0; i < fields.size(); i++) {
            out.append(separator);
            EpcText.escapeUrn(fields.get(i), out);
            separator = '.';
        }
        return out.toString();
    }

    static String tag(EpcScheme scheme, int filter, List<String> fields) {
        StringBuilder out = new StringBuilder(64);
        out.append(scheme.tagUriPrefix());
        if (filter != Epc.NO_FILTER) {
            out.append(filter).append('.');
        }
        for (int i = 0; i < fields.size(); i++) {
            if (i > 0) {
                out.append('.');
            }
            EpcText.escapeUrn(fields.get(i), out);
        }
        return out.toString();
    }

    static Parsed<Urn> parsePureIdentity(String uri) {
        String[] parts = parts(uri, PURE_IDENTITY);
        if (parts.length != 2) {
            return Parsed.refused("urn", "URI", uri, "must be urn:epc:id:<scheme>:<fields> (TDS 6.3)");
        }
        Optional<EpcKey> key = key(parts[0]);
        if (key.isEmpty()) {
            return Parsed.refused("urn-scheme", "scheme", parts[0], "is not an EPC scheme that a tag can carry");
        }
        return fields(key.get(), Epc.NO_FILTER, parts[1]);
    }

    static Parsed<TagUrn> parseTag(String uri) {
        String[] parts = parts(uri, TAG);
        if (parts.length != 2) {
            return Parsed.refused("urn", "URI", uri, "must be urn:epc:tag:<scheme>:<fields> (TDS 12)");
        }
        EpcScheme scheme = EpcScheme.named(parts[0]).orElse(null);
        if (scheme == null || scheme.form() != EpcScheme.Form.CLASSIC) {
            return Parsed.refused("urn-scheme", "scheme", parts[0], "is not a binary scheme with a tag URI");
        }
        int filter = Epc.NO_FILTER;
        String rest = parts[1];
        if (scheme.maxFilter() >= 0) {
            int dot = rest.indexOf('.');
            filter = dot < 0 ? Epc.NO_FILTER : filter(rest.substring(0, dot), scheme.maxFilter());
            if (filter == Epc.NO_FILTER) {
                return Parsed.refused(
                        "filter", "filter", rest, "must begin with a filter value from 0 to " + scheme.maxFilter());
            }
            rest = rest.substring(dot + 1);
        }
        return fields(scheme.key(), filter, rest).map(urn -> new TagUrn(scheme, urn));
    }

    private static String[] parts(String uri, String prefix) {
        return uri.length() <= MAX_LENGTH && uri.startsWith(prefix)
                ? uri.substring(prefix.length()).split(":", 2)
                : new String[0];
    }

    private static Optional<EpcKey> key(String name) {
        for (EpcKey key : EpcKey.values()) {
            if (key != EpcKey.DSGTIN && key.urnName().equals(name)) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    private static int filter(String text, int max) {
        boolean number = !text.isEmpty() && text.length() <= 2 && EpcDigits.allDigits(text);
        boolean leadingZero = text.length() > 1 && text.charAt(0) == '0';
        return number && !leadingZero && EpcDigits.value(text) <= max ? (int) EpcDigits.value(text) : Epc.NO_FILTER;
    }

    /** Full stops belong to the last field, whose characters may include them. */
    private static Parsed<Urn> fields(EpcKey key, int filter, String text) {
        String[] raw = text.split("\\.", key.uriFields());
        if (raw.length != key.uriFields()) {
            return Parsed.refused(
                    "urn-fields",
                    key.name().toLowerCase(Locale.ROOT),
                    text,
                    "must have " + key.uriFields() + " fields");
        }
        List<String> fields = new ArrayList<>(raw.length);
        for (String field : raw) {
            String plain = EpcText.unescapeUrn(field);
            if (plain == null) {
                return Parsed.refused("urn-escape", "field", field, ESCAPE_RULE);
            }
            fields.add(plain);
        }
        return Parsed.ok(new Urn(key, filter, fields));
    }
}
