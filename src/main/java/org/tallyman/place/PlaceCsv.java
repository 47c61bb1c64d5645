package org.tallyman.place;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallyman.ident.PlaceId;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;
import org.tallyman.platform.csv.CsvImport;
import org.tallyman.platform.csv.CsvTable;
import org.tallyman.platform.csv.CsvText;
import org.tallyman.platform.csv.ImportReport;

/**
 * Places as CSV, parents before children. Columns site (the site's code), parent (the parent's code within the site;
 * empty for the site itself), kind, code, name, and as far as wanted timeZone, gln, glnExtension, planXM, planYM,
 * planWidthM, planHeightM. A row whose site and code are known edits that place, but neither its kind nor its parent.
 */
@ApplicationScoped
class PlaceCsv {

    static final List<String> COLUMNS = List.of(
            "site",
            "parent",
            "kind",
            "code",
            "name",
            "timeZone",
            "gln",
            "glnExtension",
            "planXM",
            "planYM",
            "planWidthM",
            "planHeightM");

    private final CsvImport imports;
    private final PlaceCommands commands;
    private final PlaceRepository places;

    PlaceCsv(CsvImport imports, PlaceCommands commands, PlaceRepository places) {
        this.imports = imports;
        this.commands = commands;
        this.places = places;
    }

    static Outcome<CsvTable> read(String text) {
        return CsvTable.read(text, Set.copyOf(COLUMNS), Set.of("site", "parent", "kind", "code", "name"));
    }

    ImportReport load(CsvTable table, boolean dryRun) {
        return imports.run(table, dryRun, List.of("code"), this::put);
    }

    private Outcome<PlaceId> put(Fields row) {
        places.getSession().clear();
        String site = row.required("site", 32);
        String code = row.required("code", 32);
        Optional<PlaceNode> known = places.node(site, code);
        if (known.isPresent()) {
            return commands.edit(new PlaceId(known.get().id()), null, row);
        }
        String parent = row.optional("parent", 32);
        Optional<PlaceNode> above = parent.isEmpty() ? Optional.empty() : places.node(site, parent);
        if (!parent.isEmpty() && above.isEmpty()) {
            row.refuse("parent", "is the code of a place in site “" + site + "”, in an earlier row or already here");
        }
        if (parent.isEmpty() && !code.equals(site)) {
            row.refuse("parent", "is given for every place but the site itself");
        }
        return row.problem()
                .<Outcome<PlaceId>>map(Outcome::refused)
                .orElseGet(() -> commands.create(above.map(node -> row.with("parentId", String.valueOf(node.id())))
                        .orElse(row)));
    }

    static String write(PlaceSnapshot snapshot, List<PlaceView> places) {
        return CsvText.of(
                COLUMNS,
                places.stream()
                        .sorted(java.util.Comparator.comparing(PlaceView::path))
                        .map(place -> row(snapshot, place)));
    }

    private static List<String> row(PlaceSnapshot snapshot, PlaceView place) {
        PlanArea plan = place.plan();
        return List.of(
                snapshot.place(place.site()).map(PlaceView::code).orElse(""),
                snapshot.place(place.parent()).map(PlaceView::code).orElse(""),
                place.kind().name(),
                place.code(),
                place.name(),
                place.kind() == PlaceKind.SITE ? place.zone().getId() : "",
                text(place.gln()),
                text(place.glnExtension()),
                plan == null ? "" : plain(plan.xM()),
                plan == null ? "" : plain(plan.yM()),
                plan == null ? "" : plain(plan.widthM()),
                plan == null ? "" : plain(plan.heightM()));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static String plain(BigDecimal metres) {
        return metres.toPlainString();
    }
}
