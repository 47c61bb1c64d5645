package org.tallyman.ident;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A GS1 Digital Link URI (GS1 Digital Link Standard: URI Syntax), uncompressed, of any domain and stem.
 *
 * @param uri as given
 * @param path primary key and qualifiers, in the order of the path
 * @param attributes elements of the query, in their order; other query parameters are not kept
 * @param warnings missing companions that were let pass
 */
public record DigitalLink(String uri, List<AiElement> path, List<AiElement> attributes, List<Refusal> warnings)
        implements ScanContent {

    private static final String CANONICAL_STEM = "https://id.gs1.org";

    /** Reads a URI strictly: a GTIN has 14 digits, keys are digits, qualifiers stand in their order. */
    public static Parsed<DigitalLink> parse(String uri) {
        return parse(uri, Leniency.STRICT);
    }

    /** As {@link #parse(String)}, with the given leniency towards missing companions. */
    public static Parsed<DigitalLink> parse(String uri, Leniency leniency) {
        return uri.length() > ElementString.MAX_LENGTH
                ? ElementString.tooLong(uri)
                : new DigitalLinkReader(uri).read(leniency);
    }

    /** Whether a text has a scheme a Digital Link may have; schemes in mixed case are no Digital Links. */
    static boolean hasScheme(String text) {
        return schemeLength(text) > 0;
    }

    static int schemeLength(String text) {
        for (String scheme : List.of("https://", "HTTPS://", "http://", "HTTP://")) {
            if (text.startsWith(scheme)) {
                return scheme.length();
            }
        }
        return 0;
    }

    /**
     * The canonical Digital Link of elements: the first primary key among them, the path that holds most of the others,
     * the rest in the query, those of predefined length first.
     *
     * @return empty without a primary key, or when an element may stand neither in path nor query
     */
    public static Optional<String> canonical(List<AiElement> elements) {
        LinkPaths paths = AiTable.GS1.linkPaths();
        for (AiElement element : elements) {
            if (paths.isKey(element.ai())) {
                List<AiElement> path = new ArrayList<>();
                List<String> pathAis = paths.best(element.ai(), elements);
                for (String ai : pathAis) {
                    elements.stream()
                            .filter(candidate -> candidate.ai().equals(ai))
                            .findFirst()
                            .ifPresent(path::add);
                }
                return written(
                        path,
                        elements.stream()
                                .filter(candidate -> !pathAis.contains(candidate.ai()))
                                .distinct()
                                .toList());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> written(List<AiElement> path, List<AiElement> attributes) {
        StringBuilder uri = new StringBuilder(CANONICAL_STEM);
        for (AiElement element : path) {
            uri.append('/').append(element.ai()).append('/');
            PercentEncoding.encode(element.value(), uri);
        }
        char delimiter = '?';
        for (boolean predefined : new boolean[] {true, false}) {
            for (AiElement attribute : attributes) {
                AiRule rule = AiTable.GS1.of(attribute.ai());
                if (rule == null || !rule.linkAttribute()) {
                    return Optional.empty();
                }
                if (rule.predefinedLength() == predefined) {
                    uri.append(delimiter).append(attribute.ai()).append('=');
                    PercentEncoding.encode(attribute.value(), uri);
                    delimiter = '&';
                }
            }
        }
        return Optional.of(uri.toString());
    }

    /** The same link in canonical form, at id.gs1.org. */
    @Override
    public Optional<String> digitalLink() {
        return written(path, attributes);
    }

    @Override
    public List<AiElement> elements() {
        List<AiElement> elements = new ArrayList<>(path);
        elements.addAll(attributes);
        return List.copyOf(elements);
    }

    @Override
    public String data() {
        return uri;
    }

    @Override
    public String scanData() {
        return "]d1" + uri;
    }
}
