package org.tallyman.stock;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.tallyman.catalog.ProductView;
import org.tallyman.catalog.Products;
import org.tallyman.device.DeviceAccess;
import org.tallyman.device.DeviceView;
import org.tallyman.ident.AiElement;
import org.tallyman.ident.CodeReport;
import org.tallyman.ident.Codes;
import org.tallyman.ident.CompanyPrefixLengths;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Scan;
import org.tallyman.place.PlaceView;
import org.tallyman.place.ReadPoints;
import org.tallyman.platform.Finder;
import org.tallyman.platform.Finder.Found;
import org.tallyman.sense.ItemName;

/** Finds what a code or word may mean among items, products, places and devices, and what other features find. */
@ApplicationScoped
class Search {

    private static final int EACH_MAX = 20;
    private static final String GTIN = "01";
    private static final String GLN = "414";

    private final Items items;
    private final Products products;
    private final ReadPoints readPoints;
    private final DeviceAccess devices;
    private final Visible visible;
    private final List<Finder> finders;

    Search(
            Items items,
            Products products,
            ReadPoints readPoints,
            DeviceAccess devices,
            Visible visible,
            @All List<Finder> finders) {
        this.items = items;
        this.products = products;
        this.readPoints = readPoints;
        this.devices = devices;
        this.visible = visible;
        this.finders = finders;
    }

    /** All that bears just this code, else everything that the word may mean, at most 20 of each kind. */
    List<Found> matches(String sought) {
        List<Found> bearing = bearing(sought);
        return bearing.isEmpty() ? holding(sought) : bearing;
    }

    private List<Found> bearing(String code) {
        Optional<CodeReport> report =
                Codes.explain(code, CompanyPrefixLengths.none()) instanceof Parsed.Ok<CodeReport>(CodeReport read)
                        ? Optional.of(read)
                        : Optional.empty();
        Optional<String> name =
                ItemName.ofCode(code) instanceof Parsed.Ok<String>(String it) ? Optional.of(it) : Optional.empty();
        List<Found> found = new ArrayList<>();
        name.flatMap(items::find)
                .filter(item -> visible.includes(item.place()))
                .ifPresent(item -> found.add(found(item)));
        if (found.isEmpty()) {
            report.flatMap(Search::gtin).flatMap(products::byGtin).ifPresent(product -> found.add(found(product)));
        }
        String gln = report.flatMap(it -> value(it, GLN)).orElse(code);
        found.addAll(places(place -> place.code().equalsIgnoreCase(code) || Objects.equals(place.gln(), gln)));
        devices.byCode(code).ifPresent(device -> found.add(found(device)));
        finders.forEach(finder -> found.addAll(finder.bearing(code, name, EACH_MAX)));
        return found;
    }

    private static Optional<String> gtin(CodeReport report) {
        return value(report, GTIN).or(() -> report.scan().flatMap(Scan::gtin));
    }

    private static Optional<String> value(CodeReport report, String ai) {
        return report.elements().stream()
                .filter(element -> element.ai().equals(ai))
                .map(AiElement::value)
                .findFirst();
    }

    private List<Found> holding(String word) {
        List<Found> found = new ArrayList<>();
        products.snapshot().search(word, "", EACH_MAX, false).forEach(product -> found.add(found(product)));
        String lower = word.toLowerCase(Locale.ROOT);
        found.addAll(places(place -> contains(place, lower)));
        devices.visible()
                .filter(device -> contains(device, lower))
                .limit(EACH_MAX)
                .forEach(device -> found.add(found(device)));
        finders.forEach(finder -> found.addAll(finder.find(word, EACH_MAX)));
        ItemFilter bySerial = new ItemFilter(visible.places(null), false, null, null, null, word, null);
        items.list(bySerial, "", EACH_MAX).forEach(item -> found.add(found(item)));
        return found;
    }

    private List<Found> places(Predicate<PlaceView> wanted) {
        return readPoints.snapshot().places().stream()
                .filter(place -> !place.archived() && wanted.test(place))
                .filter(place -> visible.includes(place.id().value()))
                .limit(EACH_MAX)
                .map(place -> new Found(
                        "Place",
                        place.name(),
                        place.code(),
                        "/places/" + place.id().value()))
                .toList();
    }

    private static boolean contains(PlaceView place, String lower) {
        return place.code().toLowerCase(Locale.ROOT).contains(lower)
                || place.name().toLowerCase(Locale.ROOT).contains(lower);
    }

    private static boolean contains(DeviceView device, String lower) {
        return device.code().toLowerCase(Locale.ROOT).contains(lower)
                || device.name().toLowerCase(Locale.ROOT).contains(lower);
    }

    private static Found found(DeviceView device) {
        return new Found(
                "Device",
                device.name(),
                device.code(),
                "/devices/" + device.id().value());
    }

    private static Found found(ProductView product) {
        return new Found("Product", product.name(), product.gtin(), "/stock/" + product.gtin());
    }

    private static Found found(Item item) {
        return new Found("Item", item.item(), item.lot(), ItemPath.of(item.item()));
    }
}
