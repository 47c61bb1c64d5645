package org.tallyman.ident;

import java.util.List;
import java.util.Optional;

/** Data without GS1 elements: a GTIN symbol, a private code, a text. */
public record PlainData(String text) implements ScanContent {

    @Override
    public List<AiElement> elements() {
        return List.of();
    }

    @Override
    public List<Refusal> warnings() {
        return List.of();
    }

    /** The text; a circumflex in front, which would read as FNC1, is escaped by one more backslash. */
    @Override
    public String data() {
        int i = 0;
        while (i < text.length() && text.charAt(i) == '\\') {
            i++;
        }
        return i < text.length() && text.charAt(i) == '^' ? "\\" + text : text;
    }

    @Override
    public String scanData() {
        return "]d1" + text;
    }

    @Override
    public Optional<String> digitalLink() {
        return Optional.empty();
    }
}
