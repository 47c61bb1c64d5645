package org.tallyman.epcis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The where and why of an event (EPCIS 2.0, clauses 7.3.4 and 7.3.5). Vocabulary values are bare words of the Core
 * Business Vocabulary, such as {@code receiving}, or URIs; {@link Cbv#bareWord} gives one spelling.
 */
public record BusinessContext(
        @Nullable String bizStep,
        @Nullable String disposition,
        @Nullable PersistentDisposition persistentDisposition,
        @Nullable Location readPoint,
        @Nullable Location bizLocation,
        List<BizTransaction> bizTransactions,
        List<SourceDest> sources,
        List<SourceDest> destinations) {

    public static final BusinessContext NONE =
            new BusinessContext(null, null, null, null, null, List.of(), List.of(), List.of());

    public BusinessContext {
        bizTransactions = List.copyOf(bizTransactions);
        sources = List.copyOf(sources);
        destinations = List.copyOf(destinations);
    }

    public BusinessContext withWhy(String bizStep, String disposition) {
        return new BusinessContext(
                bizStep,
                disposition,
                persistentDisposition,
                readPoint,
                bizLocation,
                bizTransactions,
                sources,
                destinations);
    }

    /** With the URIs of both locations. */
    public BusinessContext withWhere(String readPoint, String bizLocation) {
        return new BusinessContext(
                bizStep,
                disposition,
                persistentDisposition,
                Location.of(readPoint),
                Location.of(bizLocation),
                bizTransactions,
                sources,
                destinations);
    }
}
