package org.tallyman.ident;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes one Digital Link URI apart. Used once. */
final class DigitalLinkReader {

    private static final String FIELD = "Digital Link";
    private static final CharacterSet URI_CHARACTERS =
            CharacterSet.of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%");
    private static final CharacterSet NOT_IN_DOMAIN = CharacterSet.of("_~?#@!$&'()*+,;=%");

    private final String uri;
    private final ElementReader reader = new ElementReader();
    private final List<String> pathAis = new ArrayList<>();

    DigitalLinkReader(String uri) {
        this.uri = uri;
    }

    Parsed<DigitalLink> read(Leniency leniency) {
        if (!characters(0, uri.length(), URI_CHARACTERS, true)) {
            return refused("character", "has a character that no URI may have");
        }
        int domain = DigitalLink.schemeLength(uri);
        if (domain == 0) {
            return refused("scheme", "must start with https:// or http://");
        }
        int path = uri.indexOf('/', domain);
        if (path <= domain) {
            return refused("domain", "needs a domain and a path");
        }
        if (!characters(domain, path, NOT_IN_DOMAIN, false)) {
            return refused("domain", "has a character that no domain may have");
        }
        int fragment = uri.indexOf('#', path);
        int end = fragment < 0 ? uri.length() : fragment;
        int query = uri.indexOf('?', path, end);
        int pathEnd = query < 0 ? end : query;
        int key = keyStart(path, pathEnd);
        if (key < 0) {
            return CompressedLink.looksLike(uri.substring(uri.lastIndexOf('/', pathEnd - 1) + 1, pathEnd))
                    ? refused("compressed", "seems to be compressed (GS1 Digital Link: compression): give it expanded")
                    : refused("no-key", "has no primary key with its value at the end of the path");
        }
        boolean read = readPath(key, pathEnd) && (query < 0 || readQuery(query + 1, end)) && reader.judge(leniency);
        return read ? Parsed.ok(made()) : Parsed.refused(reader.refusal());
    }

    private DigitalLink made() {
        List<AiElement> elements = reader.elements();
        return new DigitalLink(
                uri,
                List.copyOf(elements.subList(0, pathAis.size())),
                List.copyOf(elements.subList(pathAis.size(), elements.size())),
                reader.warnings());
    }

    private Parsed<DigitalLink> refused(String code, String rule) {
        return Parsed.refused(code, FIELD, uri, rule);
    }

    private boolean characters(int from, int to, CharacterSet set, boolean member) {
        for (int i = from; i < to; i++) {
            if (set.has(uri.charAt(i)) != member) {
                return false;
            }
        }
        return true;
    }

    /** Where the last primary key starts, walking back over pairs of AI and value; -1 if the path has none. */
    private int keyStart(int path, int pathEnd) {
        int end = pathEnd;
        while (true) {
            int slash = uri.lastIndexOf('/', end - 1);
            int start = uri.lastIndexOf('/', slash - 1);
            if (start < path) {
                return -1;
            }
            String ai = uri.substring(start + 1, slash);
            if (AiTable.GS1.of(ai) == null) {
                return -1;
            }
            if (AiTable.GS1.linkPaths().isKey(ai)) {
                return start;
            }
            end = start;
        }
    }

    private boolean readPath(int from, int to) {
        String[] parts = uri.substring(from + 1, to).split("/", -1);
        for (int i = 0; i + 1 < parts.length; i += 2) {
            pathAis.add(parts[i]);
            if (!take(parts[i], parts[i + 1], false)) {
                return false;
            }
        }
        return AiTable.GS1.linkPaths().allows(pathAis)
                || reader.refuse(
                        "path", FIELD, uri, "the path must be a primary key and its qualifiers in their order");
    }

    private boolean readQuery(int from, int to) {
        int read = 0;
        for (String parameter : uri.substring(from, to).split("&", -1)) {
            int equals = parameter.indexOf('=');
            if (!parameter.isEmpty() && pathAis.size() + ++read > ElementReader.MAX_ELEMENTS) {
                return reader.refuse("too-many", FIELD, uri, "at most 64 elements and parameters are read");
            }
            if (equals <= 0 || !NumberLinters.allDigits(parameter, 0, equals)) {
                continue;
            }
            if (!attribute(parameter.substring(0, equals), parameter.substring(equals + 1))) {
                return false;
            }
        }
        return true;
    }

    private boolean attribute(String ai, String value) {
        AiRule rule = AiTable.GS1.of(ai);
        if (rule == null) {
            return reader.refuse("unknown-ai", "AI (" + ai + ")", value, "there is no such AI");
        }
        if (reader.has(rule)) {
            return reader.refuse("repeated", "AI (" + ai + ")", value, "stands twice in the link");
        }
        if (!rule.linkAttribute()) {
            return reader.refuse("no-attribute", "AI (" + ai + ")", value, "must not stand in the query of a link");
        }
        if (AiTable.GS1.linkPaths().belongsIn(pathAis, ai)) {
            return reader.refuse("path", "AI (" + ai + ")", value, "belongs into the path of the link");
        }
        return take(ai, value, true);
    }

    private boolean take(String ai, String escaped, boolean inQuery) {
        AiRule rule = AiTable.GS1.of(ai);
        Optional<String> value = PercentEncoding.decode(escaped, inQuery);
        if (rule == null) {
            return reader.refuse("unknown-ai", "AI (" + ai + ")", escaped, "there is no such AI");
        }
        return value.isPresent()
                ? reader.add(rule, value.get())
                : reader.refuse("character", "AI (" + ai + ")", escaped, "must not have a null character");
    }
}
