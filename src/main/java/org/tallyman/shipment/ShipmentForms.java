package org.tallyman.shipment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallyman.place.ChosenSite;
import org.tallyman.place.PlaceKind;
import org.tallyman.place.PlaceSnapshot;
import org.tallyman.place.PlaceView;
import org.tallyman.place.ReadPoints;
import org.tallyman.platform.Form;
import org.tallyman.platform.Option;
import org.tallyman.platform.command.Outcome;
import org.tallyman.platform.csv.ImportReport;

/** Forms of shipments: what they offer, and what was meant by what was typed. */
@ApplicationScoped
class ShipmentForms {

    private static final Pattern GAP = Pattern.compile("[\\s;,]+");
    private static final Pattern QUANTITY = Pattern.compile("[0-9]{1,7}");
    private static final List<Option> DIRECTIONS =
            List.of(new Option("OUTBOUND", "Outbound"), new Option("INBOUND", "Inbound"));
    private static final Comparator<PlaceView> BY_CODE = Comparator.<PlaceView>comparingLong(
                    door -> door.site().value())
            .thenComparingInt(door -> door.code().length())
            .thenComparing(PlaceView::code);

    private final ReadPoints readPoints;
    private final ShipmentAccess access;
    private final ShipmentCsv csv;
    private final Carriers carriers;
    private final ChosenSite site;

    ShipmentForms(ReadPoints readPoints, ShipmentAccess access, ShipmentCsv csv, Carriers carriers, ChosenSite site) {
        this.site = site;
        this.readPoints = readPoints;
        this.access = access;
        this.csv = csv;
        this.carriers = carriers;
    }

    NewShipmentPage page(Form form) {
        return new NewShipmentPage(
                form,
                DIRECTIONS,
                doors().stream()
                        .map(door -> new Option(Long.toString(door.id().value()), doorName(door)))
                        .toList());
    }

    /** Those that the caller may see, where it looks; Door 2 before Door 10. */
    List<PlaceView> doors() {
        return all().filter(site::includes).sorted(BY_CODE).toList();
    }

    Optional<PlaceView> door(long id) {
        return all().filter(door -> door.id().value() == id).findFirst();
    }

    private Stream<PlaceView> all() {
        return readPoints.snapshot().places().stream()
                .filter(place -> place.kind() == PlaceKind.DOOR && !place.archived() && access.maySee(place));
    }

    String doorName(PlaceView door) {
        PlaceSnapshot places = readPoints.snapshot();
        return places.sites().size() < 2 || site.get().isPresent()
                ? door.name()
                : places.place(door.site().value())
                                .map(site -> site.code() + " ")
                                .orElse("")
                        + door.name();
    }

    static ShipmentOrder order(Form form) {
        List<@Nullable String> items = new ArrayList<>();
        form.value("items")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(items::add);
        List<ShipmentOrder.@Nullable ProductLine> products = new ArrayList<>();
        form.value("products")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(ShipmentForms::product)
                .forEach(products::add);
        return new ShipmentOrder(
                form.value("reference"),
                form.value("direction"),
                form.value("from"),
                form.value("fromParty"),
                form.value("to"),
                form.value("toParty"),
                form.value("door"),
                form.value("plannedLoadAt"),
                form.value("plannedDepartureAt"),
                form.value("plannedArrivalAt"),
                form.value("asset"),
                items,
                products);
    }

    private static ShipmentOrder.ProductLine product(String line) {
        String[] parts = GAP.split(line, 3);
        boolean counted = parts.length > 1 && QUANTITY.matcher(parts[1]).matches();
        return new ShipmentOrder.ProductLine(
                parts[0], parts.length > 2 ? parts[2] : "", counted ? Integer.valueOf(parts[1]) : null);
    }

    ShipmentImportPage importPage(Form form, Optional<ImportReport> report) {
        return new ShipmentImportPage(
                form,
                report,
                "Columns: " + String.join(", ", ShipmentCsv.HEAD)
                        + ", and item or gtin, quantity, lot; one line a row");
    }

    Outcome<ImportReport> load(Form form) {
        return csv.load(form.value("csv"), form.value("dryRun").equals("true"));
    }

    Outcome<Shipment> assign(Shipment shipment, Form form) {
        return carriers.assign(
                ShipmentDesk.Seen.whatever(shipment),
                form.value("asset").strip(),
                form.value("tracker").strip());
    }
}
