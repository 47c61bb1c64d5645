package org.tallyman.stock;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tallyman.catalog.CompanyPrefixes;
import org.tallyman.ident.CodeReport;
import org.tallyman.ident.Codes;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.ReadableCode;
import org.tallyman.ident.Refusal;
import org.tallyman.platform.Finder.Found;

/** Says what a code is that somebody holds in front of a scanner. */
@ApplicationScoped
public class Lookup {

    private final Search search;
    private final Items items;
    private final ItemDocuments documents;
    private final StockQueries queries;
    private final Visible visible;
    private final CompanyPrefixes prefixes;

    Lookup(
            Search search,
            Items items,
            ItemDocuments documents,
            StockQueries queries,
            Visible visible,
            CompanyPrefixes prefixes) {
        this.prefixes = prefixes;
        this.search = search;
        this.items = items;
        this.documents = documents;
        this.queries = queries;
        this.visible = visible;
    }

    /** What a code turned out to be. */
    public sealed interface Answer {

        /**
         * One thing of ours.
         *
         * @param what its name, and {@code told} what is known of it in a sentence
         * @param seen when a reader saw it last, where that matters
         */
        record Known(String kind, String what, String told, String href, Optional<Instant> seen) implements Answer {}

        /** More than one thing; {@code href} lists them. */
        record Several(int count, String href) implements Answer {}

        /** A sound code of which nothing is known here. */
        record Stranger(String meaning, String text) implements Answer {}

        /** Not a code that anybody here could mean. */
        record Refused(String rule) implements Answer {}
    }

    public Answer of(String code) {
        List<Found> matches = search.matches(code);
        if (matches.size() == 1) {
            return known(matches.getFirst());
        }
        if (!matches.isEmpty()) {
            return new Answer.Several(matches.size(), "/search?q=" + ItemPath.encoded(code));
        }
        return switch (Codes.explain(code, prefixes)) {
            case Parsed.Ok<CodeReport>(CodeReport report) ->
                new Answer.Stranger(
                        report.kind().words(),
                        report.digitalLink()
                                .map(link -> ReadableCode.of(link).text())
                                .orElse(code));
            case Parsed.Refused<CodeReport>(Refusal refusal) -> new Answer.Refused(refusal.sentence());
        };
    }

    private Answer known(Found match) {
        return switch (match.kind()) {
            case "Item" ->
                items.find(match.name())
                        .map(documents::of)
                        .<Answer>map(item -> new Answer.Known(
                                match.kind(),
                                ItemRow.what(item),
                                told(item),
                                match.href(),
                                item.lastSeen().map(ItemDocument.Seen::at)))
                        .orElseGet(() -> plain(match));
            case "Product" -> {
                long atHand =
                        queries.byProduct(new StockQueries.Scope(visible.places(null), match.code()), "", 1).stream()
                                .mapToLong(StockLine::quantity)
                                .sum();
                yield new Answer.Known(
                        match.kind(), match.name(), atHand + " pieces at hand", match.href(), Optional.empty());
            }
            default -> plain(match);
        };
    }

    private static String told(ItemDocument item) {
        String where = item.place()
                .map(place -> "At " + place.name() + ", " + ItemRow.state(item))
                .orElse("Not seen anywhere yet");
        return item.lot().isEmpty() ? where : where + ", lot " + item.lot();
    }

    private static Answer plain(Found match) {
        return new Answer.Known(
                match.kind(), match.name(), match.kind() + " " + match.code(), match.href(), Optional.empty());
    }
}
