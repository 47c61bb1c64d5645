package org.tallyman.device.mapping;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.mapping.Mapping;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Refusal;

/** A mapping as it was written; read when it is first used. */
public final class KeptMapping {

    private final Supplier<String> text;
    private volatile @Nullable Mapping mapping;

    KeptMapping(Supplier<String> text) {
        this.text = text;
    }

    /** As it was written. */
    public String text() {
        return text.get();
    }

    Mapping mapping() {
        @Nullable Mapping known = mapping;
        if (known == null) {
            known = switch (Mapping.read(text())) {
                case Parsed.Ok<Mapping>(Mapping read) -> read;
                case Parsed.Refused<Mapping>(Refusal refusal) ->
                    throw new IllegalStateException("a kept mapping that is none: " + refusal.sentence());
            };
            mapping = known;
        }
        return known;
    }
}
