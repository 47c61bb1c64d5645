package org.tallyman.stock;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.tallyman.access.Audit;
import org.tallyman.access.Change;
import org.tallyman.access.Grants;
import org.tallyman.access.Verb;
import org.tallyman.ident.Gtin;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Refusal;
import org.tallyman.place.PlaceSnapshot;
import org.tallyman.place.ReadPoints;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.csv.ImportReport;
import org.tallyman.sense.ItemName;

/** Takes what people say tags are on: all rows, or none when any is refused. */
@ApplicationScoped
class Commissioner {

    static final int ROWS_MAX = 10_000;

    /** AI (10) takes GS1 character set 82. */
    private static final Pattern LOT = Pattern.compile("[!\"%-?A-Z_a-z]{1,20}");
    /** How far a caller's clock may be ahead of ours. */
    private static final Duration AHEAD_MAX = Duration.ofMinutes(5);

    private final DataSource database;
    private final ReadPoints readPoints;
    private final Grants grants;
    private final Audit audit;
    private final SecurityIdentity identity;
    private final Clock clock;

    Commissioner(
            DataSource database,
            ReadPoints readPoints,
            Grants grants,
            Audit audit,
            SecurityIdentity identity,
            Clock clock) {
        this.database = database;
        this.readPoints = readPoints;
        this.grants = grants;
        this.audit = audit;
        this.identity = identity;
        this.clock = clock;
    }

    /**
     * One row as given, with the fields code, gtin, lot, expiry and effectiveAt.
     *
     * @param line its number for people
     */
    record Row(long line, Map<String, String> values) {}

    @Transactional
    ImportReport take(List<Row> rows, boolean dryRun) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Commissioning> good = new ArrayList<>();
        List<ImportReport.RowRefusal> refusals = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            List<Checked> checked = rows.stream().map(row -> check(row, now)).toList();
            Map<String, Long> places = CommissioningRows.places(
                    checked.stream().map(each -> each.said().item()).distinct().toList(), connection);
            for (Checked each : checked) {
                forbidElsewhere(each, places);
                refuse(each, refusals);
                good.add(each.said());
            }
            if (!dryRun && refusals.isEmpty() && !good.isEmpty()) {
                CommissioningRows.put(good, identity.getPrincipal().getName(), connection);
                audit.record(new Change("commission", "item", first(good), "", good.size() + " items"));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("commissioning could not be written", e);
        }
        return new ImportReport(dryRun, rows.size(), null, refusals);
    }

    private record Checked(long line, Fields fields, Commissioning said) {}

    private static Checked check(Row row, Instant now) {
        Fields fields = Fields.of(row.values());
        String item = item(fields);
        String lot = fields.optionalMatching("lot", LOT, "is 1 to 20 characters of GS1 character set 82 (AI 10)");
        LocalDate expiry = fields.optionalDate("expiry");
        Instant at = fields.optionalInstant("effectiveAt");
        if (at != null && (at.isAfter(now.plus(AHEAD_MAX)) || at.isBefore(Instant.EPOCH))) {
            fields.refuse("effectiveAt", "is not in the future, nor before 1970");
        }
        String gtin = gtin(fields, ItemFacts.of(item));
        return new Checked(
                row.line(),
                fields,
                new Commissioning(
                        item,
                        gtin,
                        lot == null ? "" : lot,
                        expiry,
                        (at == null ? now : at).truncatedTo(ChronoUnit.MICROS)));
    }

    private static String item(Fields fields) {
        String code = fields.required("code", 2000);
        return switch (ItemName.ofCode(code)) {
            case Parsed.Ok<String>(String name) -> name;
            case Parsed.Refused<String>(Refusal refusal) -> {
                if (fields.has("code")) {
                    fields.refuse("code", refusal.rule());
                }
                yield "";
            }
        };
    }

    /** The tag's own GTIN cannot be overruled; a handling unit is no piece of a product. */
    private static String gtin(Fields fields, ItemFacts facts) {
        if (facts.kind() == ItemKind.UNIT) {
            fields.refuse("code", "is of one piece, not of a handling unit (SSCC)");
        }
        if (!fields.has("gtin")) {
            if (facts.gtin().isEmpty()) {
                fields.refuse("gtin", "must be given: the tag does not name a product");
            }
            return facts.gtin();
        }
        String text = fields.optional("gtin", 14).strip();
        String gtin = Gtin.of(text).orElse("");
        if (gtin.isEmpty()) {
            fields.refuse("gtin", Gtin.RULE);
            return "";
        }
        if (!facts.gtin().isEmpty() && !facts.gtin().equals(gtin)) {
            fields.refuse("gtin", "is the one that the tag itself names: " + facts.gtin());
        }
        return gtin;
    }

    private void forbidElsewhere(Checked each, Map<String, Long> places) {
        Long place = places.get(each.said().item());
        if (place != null && !mayReceiveAt(place)) {
            each.fields().refuse("code", "is at a site where you may receive");
        }
    }

    private boolean mayReceiveAt(long place) {
        PlaceSnapshot snapshot = readPoints.snapshot();
        return grants.allowsEverywhere(Verb.RECEIVE)
                || snapshot.place(place)
                        .map(view -> grants.allows(Verb.RECEIVE, view.site().value()))
                        .orElse(false);
    }

    private static void refuse(Checked each, List<ImportReport.RowRefusal> refusals) {
        each.fields().violations().stream()
                .filter(violation -> refusals.size() < ImportReport.REFUSALS_MAX)
                .forEach(violation -> refusals.add(new ImportReport.RowRefusal(
                        each.line(), violation.field(), violation.value(), violation.rule())));
    }

    private static String first(List<Commissioning> good) {
        return good.getFirst().item();
    }
}
