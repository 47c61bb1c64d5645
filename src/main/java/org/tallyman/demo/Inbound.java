package org.tallyman.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Trucks bring cartons: announced and commissioned, unloaded through a door, received and put away. */
final class Inbound implements Activity {

    private static final Duration PAUSE = Duration.ofSeconds(100);
    private static final int CARTONS_MAX = 400;
    private static final List<String> DOORS = List.of("D1", "D2");

    private final Story story;
    private final Docks docks;
    private final List<Product> products = Product.all();
    private int trucks;

    Inbound(Story story) {
        this.story = story;
        this.docks = new Docks(story);
    }

    @Override
    public void begin(Instant start) {
        story.agenda().every(PAUSE, start.plusSeconds(4), this::announce);
    }

    /** Cartons of a few products, each of one lot, as they come from a supplier. */
    List<Carton> make(List<Product> some, int count, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        List<Carton> cartons = new ArrayList<>();
        List<String> lots = new ArrayList<>();
        List<LocalDate> expiries = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            lots.add("L" + today.getDayOfYear() + "-" + (100 + story.random().nextInt(900)));
            expiries.add(today.plusDays(60 + story.random().nextInt(500)));
        }
        for (int i = 0; i < count; i++) {
            int which = i % some.size();
            cartons.add(new Carton(
                    some.get(which).gtin(),
                    story.numbers().next(),
                    lots.get(which),
                    expiries.get(which).toString()));
        }
        return cartons;
    }

    /** Now and then a carton is left behind, or one comes that nobody announced. */
    private void announce(Instant now) {
        if (story.warehouse().count() > CARTONS_MAX) {
            return;
        }
        trucks++;
        String supplier = story.any(products).brandOwner();
        List<Product> its = products.stream()
                .filter(product -> product.brandOwner().equals(supplier))
                .toList();
        List<Carton> announced = make(its, 9 + story.random().nextInt(5), now);
        List<Carton> uncalledFor = make(its, trucks % 4 == 2 ? 1 : 0, now);
        story.commission(Stream.concat(announced.stream(), uncalledFor.stream()).toList(), now);
        int left = trucks % 3 == 0 ? 1 : 0;
        List<Carton> brought = new ArrayList<>(announced.subList(left, announced.size()));
        brought.addAll(uncalledFor);
        String reference = References.of("IN", now);
        String door = DOORS.get(trucks % DOORS.size());
        Instant arrival = now.plusSeconds(40);
        story.api()
                .post(
                        "/shipments",
                        Json.object(
                                "reference",
                                reference,
                                "direction",
                                "INBOUND",
                                "fromParty",
                                supplier,
                                "to",
                                "LIN/B1",
                                "door",
                                "LIN/" + door,
                                "plannedDepartureAt",
                                now.minusSeconds(3_600).toString(),
                                "plannedArrivalAt",
                                arrival.toString(),
                                "items",
                                announced.stream().map(Carton::epc).toList()));
        story.agenda().at(arrival, at -> unload(reference, door, brought, at));
    }

    private void unload(String reference, String door, List<Carton> cartons, Instant now) {
        References.command(story, reference, "open", now);
        Instant next = now.plusSeconds(4);
        for (Carton carton : cartons) {
            docks.in(door, List.of(carton.epc()), next);
            story.agenda().at(next.plusSeconds(20 + story.random().nextInt(20)), at -> putAway(carton, at));
            next = next.plusMillis(2_500);
        }
        story.agenda().at(next.plusSeconds(6), at -> References.command(story, reference, "close", at));
    }

    private void putAway(Carton carton, Instant now) {
        boolean frozen =
                products.stream().anyMatch(product -> product.gtin().equals(carton.gtin()) && product.frozen());
        String spot = frozen ? Warehouse.FREEZER : story.any(Warehouse.AISLES);
        story.warehouse().put(spot, carton);
        story.seeAt(spot, List.of(carton.epc()), now);
    }
}
