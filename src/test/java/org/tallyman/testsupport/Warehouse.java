package org.tallyman.testsupport;

import io.quarkus.arc.Arc;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.tallyman.device.BindingCommands;
import org.tallyman.device.DeviceCommands;
import org.tallyman.device.Registered;
import org.tallyman.ident.DeviceId;
import org.tallyman.ident.PlaceId;
import org.tallyman.ident.ReadPointId;
import org.tallyman.place.PlaceCommands;
import org.tallyman.place.ReadPointCommands;
import org.tallyman.platform.command.Fields;

/**
 * A small distribution centre with names of its own, set up through the real commands: one reader whose antennas 1 to 3
 * serve the zones, 4 and 5 the first door inside and outside, 6 and 7 the second.
 */
public record Warehouse(
        String code,
        PlaceId site,
        PlaceId building,
        PlaceId receiving,
        PlaceId storage,
        PlaceId shipping,
        Door door1,
        Door door2,
        ReadPointId receivingPoint,
        ReadPointId storagePoint,
        ReadPointId shippingPoint,
        DeviceId reader,
        String readerCode,
        String readerToken) {

    public static final int RECEIVING_ANTENNA = 1;
    public static final int STORAGE_ANTENNA = 2;
    public static final int SHIPPING_ANTENNA = 3;

    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** A dock door, its read points on both sides and the antennas that serve them. */
    public record Door(PlaceId place, ReadPointId inside, ReadPointId outside, int insideAntenna, int outsideAntenna) {}

    /** Sets one up with a reader that speaks the neutral JSON. */
    public static Warehouse build() {
        return build("tallyman");
    }

    /** Sets one up in a running application, with a reader of this dialect. */
    public static Warehouse build(String dialect) {
        return new Builder("DC" + NUMBER.incrementAndGet()).build(dialect);
    }

    private static final class Builder {

        private final PlaceCommands places = bean(PlaceCommands.class);
        private final ReadPointCommands readPoints = bean(ReadPointCommands.class);
        private final String code;

        Builder(String code) {
            this.code = code;
        }

        Warehouse build(String dialect) {
            PlaceId site = places.create(Fields.of(Map.of(
                            "kind", "SITE", "code", code, "name", "Centre " + code, "timeZone", "Europe/Berlin")))
                    .orElseThrow();
            PlaceId building = place("BUILDING", "B1", site, 0, 0, 60);
            PlaceId receiving = place("ZONE", "RECEIVING", building, 0, 0, 20);
            PlaceId storage = place("ZONE", "STORAGE", building, 20, 0, 20);
            PlaceId shipping = place("ZONE", "SHIPPING", building, 40, 0, 20);
            Registered reader = bean(DeviceCommands.class)
                    .register(Fields.of(Map.of(
                            "code",
                            code.toLowerCase(java.util.Locale.ROOT) + "-reader",
                            "name",
                            "Reader of " + code,
                            "kind",
                            "READER",
                            "dialect",
                            dialect)))
                    .orElseThrow();
            Door door1 = door("D1", building, 4);
            Door door2 = door("D2", building, 6);
            Warehouse warehouse = new Warehouse(
                    code,
                    site,
                    building,
                    receiving,
                    storage,
                    shipping,
                    door1,
                    door2,
                    zonePoint("RECEIVING", receiving),
                    zonePoint("STORAGE", storage),
                    zonePoint("SHIPPING", shipping),
                    reader.id(),
                    reader.code(),
                    reader.token());
            bind(warehouse);
            return warehouse;
        }

        private static void bind(Warehouse warehouse) {
            bind(warehouse.reader, RECEIVING_ANTENNA, warehouse.receivingPoint);
            bind(warehouse.reader, STORAGE_ANTENNA, warehouse.storagePoint);
            bind(warehouse.reader, SHIPPING_ANTENNA, warehouse.shippingPoint);
            for (Door door : new Door[] {warehouse.door1, warehouse.door2}) {
                bind(warehouse.reader, door.insideAntenna, door.inside);
                bind(warehouse.reader, door.outsideAntenna, door.outside);
            }
        }

        private static void bind(DeviceId reader, int antenna, ReadPointId point) {
            bean(BindingCommands.class)
                    .bind(
                            reader,
                            Fields.of(Map.of(
                                    "antenna", String.valueOf(antenna),
                                    "readPointId", String.valueOf(point.value()),
                                    "validFrom", ReadPointCommands.SINCE_EVER.toString())))
                    .orElseThrow();
        }

        private Door door(String doorCode, PlaceId building, int antenna) {
            PlaceId place = place("DOOR", doorCode, building, antenna * 5, 30, 4);
            return new Door(
                    place,
                    doorPoint(doorCode, "DOOR_INSIDE", place),
                    doorPoint(doorCode, "DOOR_OUTSIDE", place),
                    antenna,
                    antenna + 1);
        }

        private ReadPointId doorPoint(String doorCode, String role, PlaceId door) {
            return readPoint(Map.of(
                    "code",
                    code + "-" + doorCode + "-" + role,
                    "name",
                    doorCode + " " + role,
                    "role",
                    role,
                    "doorId",
                    String.valueOf(door.value())));
        }

        private ReadPointId zonePoint(String zone, PlaceId place) {
            return readPoint(Map.of(
                    "code", code + "-" + zone, "name", zone, "role", "ZONE", "placeId", String.valueOf(place.value())));
        }

        private ReadPointId readPoint(Map<String, String> values) {
            return readPoints.create(Fields.of(values)).orElseThrow();
        }

        private PlaceId place(String kind, String placeCode, PlaceId parent, int x, int y, int width) {
            Map<String, String> values = new HashMap<>(Map.of(
                    "kind",
                    kind,
                    "code",
                    placeCode,
                    "name",
                    placeCode + " of " + code,
                    "parentId",
                    String.valueOf(parent.value())));
            values.put("planXM", String.valueOf(x));
            values.put("planYM", String.valueOf(y));
            values.put("planWidthM", String.valueOf(width));
            values.put("planHeightM", kind.equals("DOOR") ? "1" : "30");
            return places.create(Fields.of(values)).orElseThrow();
        }

        private static <T> T bean(Class<T> type) {
            return Arc.container().instance(type).get();
        }
    }
}
