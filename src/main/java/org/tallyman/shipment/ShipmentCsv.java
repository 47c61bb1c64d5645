package org.tallyman.shipment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallyman.platform.Violation;
import org.tallyman.platform.command.Outcome;
import org.tallyman.platform.csv.CsvTable;
import org.tallyman.platform.csv.ImportReport;

/**
 * Shipments as CSV, one line of a shipment a row: reference, direction, from, fromParty, to, toParty, door, plannedLoadAt,
 * plannedDepartureAt, plannedArrivalAt, asset, and either item (an EPC or SSCC) or gtin, quantity and lot. What belongs to
 * the shipment stands in its first row; further rows may repeat it or leave it empty.
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

    private static final Pattern FIELD = Pattern.compile("(items|products)\\[(\\d+)](?:\\.(\\w+))?");
    private static final Pattern QUANTITY = Pattern.compile("[0-9]{1,7}");

    private final OrderCheck check;
    private final ShipmentStore store;
    private final ShipmentDesk desk;

    ShipmentCsv(OrderCheck check, ShipmentStore store, ShipmentDesk desk) {
        this.check = check;
        this.store = store;
        this.desk = desk;
    }

    /** All rows, or none when any is refused or it is a dry run; refused whole when it is no such table. */
    Outcome<ImportReport> load(String text, boolean dryRun) {
        Set<String> known = new java.util.HashSet<>(HEAD);
        known.addAll(LINE);
        return CsvTable.read(text, known, Set.of("reference", "direction")).map(table -> load(table, dryRun));
    }

    private ImportReport load(CsvTable table, boolean dryRun) {
        List<ImportReport.RowRefusal> refusals = new ArrayList<>();
        List<CheckedOrder> orders = new ArrayList<>();
        for (Group group : groups(table, refusals)) {
            OrderCheck.Result result = check.check(group.order());
            result.violations().forEach(violation -> refusals.add(group.refusal(violation)));
            if (result.order() != null) {
                orders.add(result.order());
            }
            if (store.find(group.reference).isPresent()) {
                refusals.add(
                        new ImportReport.RowRefusal(group.line, "reference", group.reference, "is not in use yet"));
            }
        }
        if (!dryRun && refusals.isEmpty()) {
            QuarkusTransaction.requiringNew()
                    .run(() -> orders.forEach(order -> desk.create(order).orElseThrow()));
        }
        return new ImportReport(
                dryRun,
                table.rows().size(),
                refusals.stream().limit(ImportReport.REFUSALS_MAX).toList());
    }

    private static List<Group> groups(CsvTable table, List<ImportReport.RowRefusal> refusals) {
        Map<String, Group> groups = new LinkedHashMap<>();
        for (CsvTable.Row row : table.rows()) {
            String reference = value(row, "reference");
            Group group = groups.computeIfAbsent(reference, key -> new Group(reference, row));
            group.add(row, refusals);
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
        private final List<@Nullable String> items = new ArrayList<>();
        private final List<Long> itemLines = new ArrayList<>();
        private final List<ShipmentOrder.@Nullable ProductLine> products = new ArrayList<>();
        private final List<Long> productLines = new ArrayList<>();

        Group(String reference, CsvTable.Row head) {
            this.reference = reference;
            this.line = head.line();
            this.head = head;
        }

        void add(CsvTable.Row row, List<ImportReport.RowRefusal> refusals) {
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
