package org.tallyman.device.mapping;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.mapping.Mapping;
import org.tallyman.ident.Parsed;

/** A mapping as it was written; read when it is first used. */
public final class KeptMapping {

    private final Supplier<String> text;
    private volatile @Nullable Parsed<Mapping> mapping;

    KeptMapping(Supplier<String> text) {
        this.text = text;
    }

    /** As it was written. */
    public String text() {
        return text.get();
    }

    /** By the rules of then; empty where even so it is none. */
    Optional<Mapping> mapping() {
        @Nullable Parsed<Mapping> known = mapping;
        if (known == null) {
            known = Mapping.readKept(text());
            mapping = known;
        }
        return known instanceof Parsed.Ok<Mapping>(Mapping read) ? Optional.of(read) : Optional.empty();
    }
}
