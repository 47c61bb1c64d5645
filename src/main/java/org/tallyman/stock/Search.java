package org.tallyman.stock;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tallyman.catalog.ProductView;
import org.tallyman.catalog.Products;
import org.tallyman.device.DeviceAccess;
import org.tallyman.device.DeviceView;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Scan;
import org.tallyman.place.PlaceView;
import org.tallyman.place.ReadPoints;
import org.tallyman.platform.Finder;
import org.tallyman.sense.ItemName;

/** Finds what a code or word may mean among items, products, places and devices, and what other features find. */
@ApplicationScoped
class Search {

    private static final int EACH_MAX = 20;

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

    /** An exact answer alone, else everything that the word may mean, at most 20 of each kind. */
    List<SearchPage.Match> matches(String sought) {
        return item(sought)
                .or(() -> product(sought))
                .or(() -> device(sought))
                .map(List::of)
                .orElseGet(() -> word(sought));
    }

    private Optional<SearchPage.Match> item(String code) {
        return ItemName.ofCode(code) instanceof Parsed.Ok<String>(String name)
                ? items.find(name)
                        .filter(item -> visible.includes(item.place()))
                        .map(item -> new SearchPage.Match("Item", item.item(), item.lot(), ItemPath.of(item.item())))
                : Optional.empty();
    }

    private Optional<SearchPage.Match> product(String code) {
        Optional<String> gtin = Scan.parse(code) instanceof Parsed.Ok<Scan>(Scan scan) ? scan.gtin() : Optional.empty();
        return gtin.flatMap(products::byGtin).map(Search::match);
    }

    private Optional<SearchPage.Match> device(String code) {
        return devices.byCode(code).map(Search::match);
    }

    private List<SearchPage.Match> word(String word) {
        List<SearchPage.Match> matches = new ArrayList<>();
        products.snapshot().search(word, "", EACH_MAX, false).forEach(product -> matches.add(match(product)));
        String lower = word.toLowerCase(Locale.ROOT);
        readPoints.snapshot().places().stream()
                .filter(place -> !place.archived() && contains(place, lower))
                .filter(place -> visible.includes(place.id().value()))
                .limit(EACH_MAX)
                .forEach(place -> matches.add(new SearchPage.Match(
                        "Place",
                        place.name(),
                        place.code(),
                        "/places/" + place.id().value())));
        devices.visible()
                .filter(device -> contains(device, lower))
                .limit(EACH_MAX)
                .forEach(device -> matches.add(match(device)));
        finders.forEach(finder -> finder.find(word, EACH_MAX)
                .forEach(found ->
                        matches.add(new SearchPage.Match(found.kind(), found.name(), found.code(), found.href()))));
        ItemFilter bySerial = new ItemFilter(visible.places(null), null, null, null, word, null);
        items.list(bySerial, "", EACH_MAX)
                .forEach(item ->
                        matches.add(new SearchPage.Match("Item", item.item(), item.lot(), ItemPath.of(item.item()))));
        return matches;
    }

    private static boolean contains(PlaceView place, String lower) {
        return place.code().toLowerCase(Locale.ROOT).contains(lower)
                || place.name().toLowerCase(Locale.ROOT).contains(lower);
    }

    private static boolean contains(DeviceView device, String lower) {
        return device.code().toLowerCase(Locale.ROOT).contains(lower)
                || device.name().toLowerCase(Locale.ROOT).contains(lower);
    }

    private static SearchPage.Match match(DeviceView device) {
        return new SearchPage.Match(
                "Device",
                device.name(),
                device.code(),
                "/devices/" + device.id().value());
    }

    private static SearchPage.Match match(ProductView product) {
        return new SearchPage.Match("Product", product.name(), product.gtin(), "/stock/" + product.gtin());
    }
}
