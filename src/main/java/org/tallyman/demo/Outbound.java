package org.tallyman.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Orders are picked and packed on pallets, staged, loaded through a door onto a trailer, and driven to the customer. */
final class Outbound implements Activity {

    private static final Duration PAUSE = Duration.ofMinutes(2);
    private static final List<String> DOORS = List.of("D3", "D4");
    private static final List<String> STATIONS = List.of("LIN-PACK-1", "LIN-PACK-2");
    private static final String STAGING = "LIN-STAGE";
    private static final int ON_A_PALLET = 5;
    private static final int CARTONS_MIN = 4;

    private final Story story;
    private final Docks docks;
    private final List<Trailer> trailers;
    private int orders;

    Outbound(Story story, List<Trailer> trailers) {
        this.story = story;
        this.docks = new Docks(story);
        this.trailers = trailers;
    }

    @Override
    public void begin(Instant start) {
        story.agenda().every(PAUSE, start.plusSeconds(30), this::order);
    }

    private void order(Instant now) {
        Optional<Trailer> trailer = trailers.stream().filter(Trailer::isFree).findFirst();
        List<Carton> cartons = trailer.isPresent() ? pick() : List.of();
        if (trailer.isEmpty() || cartons.size() < CARTONS_MIN) {
            cartons.forEach(carton -> story.warehouse().put(story.any(Warehouse.AISLES), carton));
            return;
        }
        orders++;
        List<Pallet> pallets = pack(cartons);
        Load load = new Load(
                References.of("OUT", now),
                DOORS.get(orders % DOORS.size()),
                trailer.get(),
                Customer.ALL.get(orders % Customer.ALL.size()),
                pallets);
        Instant loading = now.plusSeconds(15 + 3L * cartons.size());
        announce(load, loading);
        load.trailer().take();
        stage(pallets, now);
        story.agenda().at(loading, at -> load(load, at));
    }

    private record Load(String reference, String door, Trailer trailer, Customer customer, List<Pallet> pallets) {}

    private List<Carton> pick() {
        List<Carton> cartons = new ArrayList<>();
        int wanted = 8 + story.random().nextInt(6);
        for (int i = 0; i < wanted; i++) {
            List<String> from = i % 3 == 2 ? List.of(Warehouse.FREEZER) : Warehouse.PICK_BINS;
            story.warehouse()
                    .take(from, story.random())
                    .or(() -> story.warehouse().take(Warehouse.AISLES, story.random()))
                    .ifPresent(cartons::add);
        }
        return cartons;
    }

    private List<Pallet> pack(List<Carton> cartons) {
        List<Pallet> pallets = new ArrayList<>();
        for (int i = 0; i < cartons.size(); i += ON_A_PALLET) {
            List<Carton> its = cartons.subList(i, Math.min(cartons.size(), i + ON_A_PALLET));
            pallets.add(new Pallet(Tags.sscc(story.numbers().next()), List.copyOf(its)));
        }
        return pallets;
    }

    /** Ordered are the pallets and, in pieces, what is on them; now and then one more than there is, or one less. */
    private void announce(Load load, Instant loading) {
        Map<String, Long> pieces = load.pallets().stream()
                .flatMap(pallet -> pallet.cartons().stream())
                .collect(Collectors.groupingBy(Carton::gtin, TreeMap::new, Collectors.counting()));
        String first = pieces.keySet().iterator().next();
        if (orders % 3 == 0) {
            pieces.merge(first, 1L, Long::sum);
        } else if (orders % 4 == 2) {
            pieces.computeIfPresent(first, (gtin, count) -> count > 1 ? count - 1 : null);
        }
        Instant leaves = loading.plusSeconds(45);
        story.api()
                .post(
                        "/shipments",
                        Json.object(
                                "reference", load.reference(),
                                "direction", "OUTBOUND",
                                "from", "LIN/B1",
                                "toParty", load.customer().name(),
                                "door", "LIN/" + load.door(),
                                "plannedLoadAt", loading.toString(),
                                "plannedDepartureAt", leaves.toString(),
                                "plannedArrivalAt",
                                        leaves.plus(Trailer.timeTo(load.customer()))
                                                .toString(),
                                "asset", load.trailer().code(),
                                "items",
                                        load.pallets().stream()
                                                .map(Pallet::sscc)
                                                .toList(),
                                "products",
                                        pieces.entrySet().stream()
                                                .map(entry -> Json.object(
                                                        "gtin", entry.getKey(), "quantity", entry.getValue()))
                                                .toList()));
    }

    /** Each carton is seen at a packing station; each pallet, once it is full, waits in goods out. */
    private void stage(List<Pallet> pallets, Instant now) {
        Instant next = now.plusSeconds(2);
        for (Pallet pallet : pallets) {
            for (Carton carton : pallet.cartons()) {
                story.seeAt(story.any(STATIONS), List.of(carton.epc()), next);
                next = next.plusSeconds(3);
            }
            story.seeAt(STAGING, pallet.epcs(), next.plusSeconds(8));
        }
    }

    private void load(Load load, Instant now) {
        References.command(story, load.reference(), "open", now);
        Instant next = now.plusSeconds(10);
        for (Pallet pallet : load.pallets()) {
            docks.out(load.door(), pallet.epcs(), next);
            next = next.plusSeconds(9);
        }
        story.agenda().at(next.plusSeconds(6), at -> {
            References.command(story, load.reference(), "close", at);
            load.trailer()
                    .drive(
                            load.customer(),
                            at.plusSeconds(5),
                            arrived -> References.command(story, load.reference(), "arrive", arrived));
        });
    }
}
