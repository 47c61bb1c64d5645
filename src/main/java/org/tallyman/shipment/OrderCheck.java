package org.tallyman.shipment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallyman.fleet.AssetAccess;
import org.tallyman.fleet.AssetView;
import org.tallyman.ident.Gtin;
import org.tallyman.ident.Parsed;
import org.tallyman.place.PlaceKind;
import org.tallyman.place.PlaceSnapshot;
import org.tallyman.place.PlaceView;
import org.tallyman.place.ReadPoints;
import org.tallyman.platform.Violation;
import org.tallyman.sense.ItemName;

/** Checks what someone asks for, and names every rule that it breaks at once. */
@ApplicationScoped
class OrderCheck {

    private static final Pattern REFERENCE =
            Pattern.compile("(?!(?:new|import|export)$)[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern LOT = Pattern.compile("[!\"%-?A-Z_a-z]{0,20}");
    private static final int QUANTITY_MAX = 1_000_000;
    private static final int PARTY_MAX = 200;

    private final ReadPoints readPoints;
    private final AssetAccess assets;
    private final ShipmentAccess access;

    OrderCheck(ReadPoints readPoints, AssetAccess assets, ShipmentAccess access) {
        this.readPoints = readPoints;
        this.assets = assets;
        this.access = access;
    }

    /** What came of it: the order when there are no violations. */
    record Result(@Nullable CheckedOrder order, List<Violation> violations) {}

    Result check(ShipmentOrder order) {
        Pass pass = new Pass(readPoints.snapshot(), access);
        String reference = text(order.reference());
        if (!REFERENCE.matcher(reference).matches()) {
            pass.refuse(
                    "reference",
                    reference,
                    "is 1 to 64 letters, digits, dots, dashes and underscores, begins with a letter or digit, and is not new, import or export");
        }
        Direction direction = pass.direction(text(order.direction()));
        CheckedOrder checked = new CheckedOrder(
                reference,
                direction,
                new Shipment.End(pass.place("from", text(order.from())), pass.party("fromParty", order.fromParty())),
                new Shipment.End(pass.place("to", text(order.to())), pass.party("toParty", order.toParty())),
                pass.door(text(order.door())),
                new Shipment.Plan(
                        pass.time("plannedLoadAt", text(order.plannedLoadAt())),
                        pass.time("plannedDepartureAt", text(order.plannedDepartureAt())),
                        pass.time("plannedArrivalAt", text(order.plannedArrivalAt()))),
                asset(pass, text(order.asset())),
                pass.lines(order));
        if (pass.violations.isEmpty() && !access.mayMake(checked)) {
            String field = checked.door() != null ? "door" : direction == Direction.OUTBOUND ? "from" : "to";
            pass.refuse(field, given(order, field), "is at a site where you may configure, load or receive");
        }
        return new Result(pass.violations.isEmpty() ? checked : null, pass.violations);
    }

    private static String given(ShipmentOrder order, String field) {
        return switch (field) {
            case "door" -> text(order.door());
            case "from" -> text(order.from());
            default -> text(order.to());
        };
    }

    private @Nullable Long asset(Pass pass, String code) {
        if (code.isEmpty()) {
            return null;
        }
        Optional<Long> found = assets.find(code).map(AssetView::id);
        if (found.isEmpty()) {
            pass.refuse("asset", code, "is the code of an asset");
        }
        return found.orElse(null);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    /** One order's violations. */
    private static final class Pass {

        private final PlaceSnapshot places;
        private final ShipmentAccess access;
        private final List<Violation> violations = new ArrayList<>();

        Pass(PlaceSnapshot places, ShipmentAccess access) {
            this.places = places;
            this.access = access;
        }

        void refuse(String field, String value, String rule) {
            violations.add(new Violation(field, value, rule));
        }

        Direction direction(String text) {
            return switch (text.toUpperCase(Locale.ROOT)) {
                case "OUTBOUND" -> Direction.OUTBOUND;
                case "INBOUND" -> Direction.INBOUND;
                default -> {
                    refuse("direction", text, "is OUTBOUND or INBOUND");
                    yield Direction.OUTBOUND;
                }
            };
        }

        String party(String field, @Nullable String value) {
            String name = text(value);
            if (name.length() > PARTY_MAX || name.chars().anyMatch(Character::isISOControl)) {
                refuse(field, name, "has at most " + PARTY_MAX + " characters and no control characters");
            }
            return name;
        }

        @Nullable
        Long place(String field, String text) {
            return find(field, text).map(place -> place.id().value()).orElse(null);
        }

        @Nullable
        Long door(String text) {
            Optional<PlaceView> place = find("door", text);
            if (place.isPresent() && place.get().kind() != PlaceKind.DOOR) {
                refuse("door", text, "is a door");
            }
            return place.map(door -> door.id().value()).orElse(null);
        }

        private Optional<PlaceView> find(String field, String text) {
            if (text.isEmpty()) {
                return Optional.empty();
            }
            List<PlaceView> found = places.places().stream()
                    .filter(place -> isCalled(place, text))
                    .toList();
            if (found.size() != 1 || found.getFirst().archived()) {
                refuse(
                        field,
                        text,
                        found.size() > 1
                                ? "names one place: there are " + found.size() + ", write SITE/CODE"
                                : "is a place: its id, its code, or SITE/CODE");
                return Optional.empty();
            }
            return Optional.of(found.getFirst());
        }

        /** A place of another site, where goods may come from or go to, is named in full, or by its site alone. */
        private boolean isCalled(PlaceView place, String text) {
            if ((access.maySee(place) || place.kind() == PlaceKind.SITE) && isCalledInItsSite(place, text)) {
                return true;
            }
            return text.endsWith("/" + place.code())
                    && places.place(place.site().value())
                            .filter(site -> text.equals(site.code() + "/" + place.code()))
                            .isPresent();
        }

        private static boolean isCalledInItsSite(PlaceView place, String text) {
            return place.code().equals(text)
                    || Long.toString(place.id().value()).equals(text);
        }

        @Nullable
        Instant time(String field, String text) {
            if (text.isEmpty()) {
                return null;
            }
            try {
                Instant at = OffsetDateTime.parse(text).toInstant();
                if (at.isAfter(Instant.EPOCH) && at.isBefore(Passages.Span.END)) {
                    return at;
                }
                refuse(field, text, "lies between 1970 and 9999");
            } catch (DateTimeException e) {
                refuse(field, text, "is a time with its offset, such as 2026-11-23T08:00:00Z");
            }
            return null;
        }

        List<Line> lines(ShipmentOrder order) {
            List<@Nullable String> items = order.items() == null ? List.of() : order.items();
            List<ShipmentOrder.@Nullable ProductLine> products =
                    order.products() == null ? List.of() : order.products();
            if (items.size() + products.size() > CheckedOrder.LINES_MAX) {
                refuse(
                        "items",
                        Integer.toString(items.size() + products.size()),
                        "and products are at most " + CheckedOrder.LINES_MAX + " lines");
                return List.of();
            }
            Set<Line> lines = new LinkedHashSet<>();
            for (int i = 0; i < items.size(); i++) {
                item("items[" + i + "]", text(items.get(i)), lines);
            }
            Set<String> keys = new LinkedHashSet<>();
            for (int i = 0; i < products.size(); i++) {
                product("products[" + i + "]", products.get(i), lines, keys);
            }
            return List.copyOf(lines);
        }

        private void item(String field, String text, Set<Line> lines) {
            switch (ItemName.ofCode(text)) {
                case Parsed.Ok<String>(String name) -> {
                    if (!lines.add(new Line.Item(name))) {
                        refuse(field, text, "is expected once");
                    }
                }
                case Parsed.Refused<String> refused ->
                    refuse(field, text, refused.refusal().rule());
            }
        }

        private void product(
                String field, ShipmentOrder.@Nullable ProductLine product, Set<Line> lines, Set<String> keys) {
            if (product == null) {
                refuse(field, "", "has a gtin and a quantity");
                return;
            }
            Optional<String> gtin = Gtin.of(text(product.gtin()).strip());
            if (gtin.isEmpty()) {
                refuse(field + ".gtin", text(product.gtin()), Gtin.RULE);
            }
            String lot = text(product.lot());
            if (!LOT.matcher(lot).matches()) {
                refuse(field + ".lot", lot, "is at most 20 characters of GS1 character set 82");
            }
            int quantity = product.quantity() == null ? 0 : product.quantity();
            if (quantity < 1 || quantity > QUANTITY_MAX) {
                refuse(field + ".quantity", Integer.toString(quantity), "is 1 to " + QUANTITY_MAX);
            }
            if (gtin.isPresent() && !keys.add(gtin.get() + " " + lot)) {
                refuse(field + ".gtin", gtin.get(), "stands in one line for each lot");
            }
            lines.add(new Line.Product(gtin.orElse(""), lot, quantity));
        }
    }
}
