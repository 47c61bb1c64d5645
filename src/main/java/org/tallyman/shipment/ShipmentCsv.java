package org.tallyman.shipment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallyman.fleet.AssetView;
import org.tallyman.fleet.Assets;
import org.tallyman.place.PlaceSnapshot;
import org.tallyman.place.PlaceView;
import org.tallyman.place.ReadPoints;
import org.tallyman.platform.Problem;
import org.tallyman.platform.Violation;
import org.tallyman.platform.command.Outcome;
import org.tallyman.platform.csv.CsvTable;
import org.tallyman.platform.csv.CsvText;
import org.tallyman.platform.csv.ImportReport;

/**
 * Shipments as CSV, one line of a shipment a row: reference, direction, from, fromParty, to, toParty, door, plannedLoadAt,
 * plannedDepartureAt, plannedArrivalAt, asset, and either item (an EPC or SSCC) or gtin, quantity and lot. What belongs to
 * the shipment stands in its first row; further rows may repeat it or leave it empty. Rows that are word for word what the
 * export says of a shipment leave it as it is.
 */
@ApplicationScoped
class ShipmentCsv {

    static final List<String> HEAD = List.of(
            "reference",
            "direction",
            "from",
            "fromParty",
            "to",
            "toParty",
            "door",
            "plannedLoadAt",
            "plannedDepartureAt",
            "plannedArrivalAt",
            "asset");
    static final List<String> LINE = List.of("item", "gtin", "quantity", "lot");

    private static final List<String> COLUMNS =
            Stream.concat(HEAD.stream(), LINE.stream()).toList();
    private static final int REFERENCE = HEAD.indexOf("reference");
    private static final Pattern FIELD = Pattern.compile("(items|products)\\[(\\d+)](?:\\.(\\w+))?");
    private static final Pattern QUANTITY = Pattern.compile("[0-9]{1,7}");

    private final OrderCheck check;
    private final ShipmentStore store;
    private final Fulfilment fulfilment;
    private final ShipmentDesk desk;
    private final ShipmentAccess access;
    private final Assets assets;
    private final ReadPoints readPoints;

    ShipmentCsv(
            OrderCheck check,
            ShipmentStore store,
            Fulfilment fulfilment,
            ShipmentDesk desk,
            ShipmentAccess access,
            Assets assets,
            ReadPoints readPoints) {
        this.check = check;
        this.store = store;
        this.fulfilment = fulfilment;
        this.desk = desk;
        this.access = access;
        this.assets = assets;
        this.readPoints = readPoints;
    }

    /** All rows, or none when any is refused or it is a dry run; refused whole when it is no such table. */
    Outcome<ImportReport> load(String text, boolean dryRun) {
        return CsvTable.read(text, Set.copyOf(COLUMNS), Set.of("reference", "direction"))
                .map(table -> load(table, dryRun));
    }

    private ImportReport load(CsvTable table, boolean dryRun) {
        List<ImportReport.RowRefusal> refusals = new ArrayList<>();
        List<CheckedOrder> orders = new ArrayList<>();
        int unchanged = 0;
        List<Group> groups = groups(table);
        Map<String, List<List<String>>> known = known(
                groups.stream().map(group -> group.reference).toList(),
                table.rows().size());
        for (Group group : groups) {
            if (group.says(known.getOrDefault(group.reference, List.of()))) {
                unchanged += group.rows.size();
                continue;
            }
            group.read(refusals);
            OrderCheck.Result result = check.check(group.order());
            result.violations().forEach(violation -> refusals.add(group.refusal(violation)));
            if (result.order() != null) {
                orders.add(result.order());
            }
            if (known.containsKey(group.reference)) {
                refusals.add(new ImportReport.RowRefusal(
                        group.line,
                        "reference",
                        group.reference,
                        "is not in use yet, or everything is as the export says it"));
            }
        }
        if (!dryRun && refusals.isEmpty()) {
            QuarkusTransaction.requiringNew()
                    .run(() -> orders.forEach(order -> desk.create(order).orElseThrow()));
        }
        int rows = table.rows().size();
        return new ImportReport(
                dryRun,
                rows,
                refusals.isEmpty() ? new ImportReport.Effect(rows - unchanged, 0, unchanged) : null,
                refusals.stream().limit(ImportReport.REFUSALS_MAX).toList());
    }

    /**
     * Shipments in the columns that the import takes.
     *
     * @return refused when they are more rows than an import takes
     */
    Outcome<String> write(List<Shipment> shipments) {
        List<List<String>> rows = rows(shipments, CsvTable.ROWS_MAX).values().stream()
                .flatMap(List::stream)
                .toList();
        return rows.size() > CsvTable.ROWS_MAX
                ? Outcome.refused(Problem.invalid(
                        "q",
                        "",
                        "leaves at most " + CsvTable.ROWS_MAX
                                + " rows; ask for less by it or by direction, running or door"))
                : Outcome.done(CsvText.of(COLUMNS, rows.stream()));
    }

    /** What the export would say of those that are known; nothing of those that the caller may not see. */
    private Map<String, List<List<String>>> known(List<String> references, int rowsMax) {
        List<Shipment> found = store.find(references);
        Map<String, List<List<String>>> known = new HashMap<>();
        found.forEach(shipment -> known.put(shipment.reference(), List.of()));
        known.putAll(rows(found.stream().filter(access::maySee).toList(), rowsMax));
        return known;
    }

    /** By reference, in the order of the shipments; where there are more than {@code rowsMax}, too few but more than that. */
    private Map<String, List<List<String>>> rows(List<Shipment> shipments, int rowsMax) {
        Map<Long, List<Line>> lines =
                fulfilment.lines(shipments.stream().map(Shipment::id).toList(), rowsMax + 1);
        Map<Long, AssetView> carriers = assets.byIds(shipments.stream()
                .flatMap(shipment -> Stream.ofNullable(shipment.asset()))
                .distinct()
                .toList());
        Map<String, List<List<String>>> rows = new LinkedHashMap<>();
        for (Shipment shipment : shipments) {
            rows.put(
                    shipment.reference(), rows(head(shipment, carriers), lines.getOrDefault(shipment.id(), List.of())));
        }
        return rows;
    }

    private static List<List<String>> rows(List<String> head, List<Line> lines) {
        List<String> further = new ArrayList<>(Collections.nCopies(HEAD.size(), ""));
        further.set(REFERENCE, head.get(REFERENCE));
        List<List<String>> rows = new ArrayList<>();
        for (Line line : lines) {
            rows.add(Stream.concat((rows.isEmpty() ? head : further).stream(), cells(line).stream())
                    .toList());
        }
        return lines.isEmpty()
                ? List.of(Stream.concat(head.stream(), Collections.nCopies(LINE.size(), "").stream())
                        .toList())
                : rows;
    }

    private static List<String> cells(Line line) {
        return switch (line) {
            case Line.Item(String name) -> List.of(name, "", "", "");
            case Line.Product(String gtin, String lot, int quantity) ->
                List.of("", gtin, String.valueOf(quantity), lot);
        };
    }

    private List<String> head(Shipment shipment, Map<Long, AssetView> carriers) {
        Shipment.Plan plan = shipment.plan();
        Long asset = shipment.asset();
        AssetView carrier = asset == null ? null : carriers.get(asset);
        return List.of(
                shipment.reference(),
                shipment.direction().name(),
                name(shipment.from().place()),
                shipment.from().party(),
                name(shipment.to().place()),
                shipment.to().party(),
                name(shipment.door()),
                text(plan.loadAt()),
                text(plan.departureAt()),
                text(plan.arrivalAt()),
                carrier == null ? "" : carrier.code());
    }

    /** As SITE/CODE, which only one place has. */
    private String name(@Nullable Long place) {
        PlaceSnapshot places = readPoints.snapshot();
        return place == null
                ? ""
                : places.place(place)
                        .map(view -> places.place(view.site().value())
                                        .map(PlaceView::code)
                                        .orElse("")
                                + "/" + view.code())
                        .orElse("");
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static List<Group> groups(CsvTable table) {
        Map<String, Group> groups = new LinkedHashMap<>();
        for (CsvTable.Row row : table.rows()) {
            String reference = value(row, "reference");
            groups.computeIfAbsent(reference, key -> new Group(reference, row))
                    .rows
                    .add(row);
        }
        return List.copyOf(groups.values());
    }

    private static String value(CsvTable.Row row, String column) {
        return row.values().getOrDefault(column, "").strip();
    }

    /** The rows of one shipment. */
    private static final class Group {

        private final String reference;
        private final long line;
        private final CsvTable.Row head;
        private final List<CsvTable.Row> rows = new ArrayList<>();
        private final List<@Nullable String> items = new ArrayList<>();
        private final List<Long> itemLines = new ArrayList<>();
        private final List<ShipmentOrder.@Nullable ProductLine> products = new ArrayList<>();
        private final List<Long> productLines = new ArrayList<>();

        Group(String reference, CsvTable.Row head) {
            this.reference = reference;
            this.line = head.line();
            this.head = head;
        }

        /** Whether its rows are these, word for word. */
        boolean says(List<List<String>> known) {
            return !known.isEmpty()
                    && rows.stream()
                            .map(row -> COLUMNS.stream()
                                    .map(column -> value(row, column))
                                    .toList())
                            .toList()
                            .equals(known);
        }

        void read(List<ImportReport.RowRefusal> refusals) {
            rows.forEach(row -> add(row, refusals));
        }

        private void add(CsvTable.Row row, List<ImportReport.RowRefusal> refusals) {
            for (String column : HEAD) {
                String value = value(row, column);
                if (!value.isEmpty() && !value.equals(value(head, column))) {
                    refusals.add(new ImportReport.RowRefusal(
                            row.line(), column, value, "is as in line " + line + ", or empty"));
                }
            }
            String item = value(row, "item");
            String gtin = value(row, "gtin");
            String quantity = value(row, "quantity");
            if (!item.isEmpty() && !(gtin + quantity + value(row, "lot")).isEmpty()) {
                refusals.add(new ImportReport.RowRefusal(
                        row.line(), "item", item, "stands alone: a row has an item, or a gtin and a quantity"));
            }
            if (!item.isEmpty()) {
                items.add(item);
                itemLines.add(row.line());
            } else if (!(gtin + quantity).isEmpty()) {
                if (!QUANTITY.matcher(quantity).matches()) {
                    refusals.add(new ImportReport.RowRefusal(
                            row.line(), "quantity", quantity, "is a whole number from 1 to 1000000"));
                    return;
                }
                products.add(new ShipmentOrder.ProductLine(gtin, value(row, "lot"), Integer.valueOf(quantity)));
                productLines.add(row.line());
            }
        }

        ShipmentOrder order() {
            return new ShipmentOrder(
                    reference,
                    value(head, "direction"),
                    value(head, "from"),
                    value(head, "fromParty"),
                    value(head, "to"),
                    value(head, "toParty"),
                    value(head, "door"),
                    value(head, "plannedLoadAt"),
                    value(head, "plannedDepartureAt"),
                    value(head, "plannedArrivalAt"),
                    value(head, "asset"),
                    items,
                    products);
        }

        /** The violation where the file has it. */
        ImportReport.RowRefusal refusal(Violation violation) {
            Matcher field = FIELD.matcher(violation.field());
            if (!field.matches()) {
                return new ImportReport.RowRefusal(line, violation.field(), violation.value(), violation.rule());
            }
            int index = Integer.parseInt(field.group(2));
            boolean item = field.group(1).equals("items");
            String part = field.group(3) == null ? "item" : field.group(3);
            return new ImportReport.RowRefusal(
                    (item ? itemLines : productLines).get(index), part, violation.value(), violation.rule());
        }
    }
}
