package org.tallyman.shipment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyman.shipment.Fulfilment.Taken;

/**
 * One point of a shipment's life: planned, estimated or actual (DCSA event classifier codes PLN, EST, ACT).
 *
 * @param late the actual or estimated time is more than {@link #TOLERANCE} behind the planned one
 * @param event event that shows it; null when people said so, or nobody yet
 */
record Milestone(Name name, Classifier classifier, Instant at, boolean late, java.util.@Nullable UUID event) {

    static final Duration TOLERANCE = Duration.ofMinutes(15);

    enum Classifier {
        PLN,
        EST,
        ACT
    }

    enum Name {
        LOADING_STARTED("loading started"),
        LOADING_COMPLETED("loading completed"),
        DEPARTED("departed"),
        ARRIVED("arrived"),
        RECEIVING_STARTED("receiving started"),
        RECEIVED("received");

        private final String word;

        Name(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** All that are planned, known or follow from what is known, in the order of the shipment's life. */
    static List<Milestone> of(Shipment shipment, Contents contents) {
        List<Milestone> milestones = new ArrayList<>();
        Taken first = contents.reads().isEmpty() ? null : contents.reads().getFirst();
        Shipment.Plan plan = shipment.plan();
        if (shipment.direction() == Direction.OUTBOUND) {
            start(milestones, Name.LOADING_STARTED, plan.loadAt(), new Start(shipment.openedAt(), first));
            if (contents.fill().complete()) {
                Taken last = contents.reads().getLast();
                milestones.add(new Milestone(Name.LOADING_COMPLETED, Classifier.ACT, last.at(), false, last.event()));
            }
            add(milestones, Name.DEPARTED, plan.departureAt(), shipment.closedAt());
            Instant estimate = shipment.arrivedAt() == null ? estimatedArrival(shipment) : null;
            if (estimate != null && plan.arrivalAt() != null) {
                milestones.add(new Milestone(Name.ARRIVED, Classifier.PLN, plan.arrivalAt(), false, null));
                milestones.add(
                        new Milestone(Name.ARRIVED, Classifier.EST, estimate, late(plan.arrivalAt(), estimate), null));
            } else {
                add(milestones, Name.ARRIVED, plan.arrivalAt(), shipment.arrivedAt());
            }
        } else {
            add(milestones, Name.DEPARTED, plan.departureAt(), null);
            Instant arrived = shipment.arrivedAt() != null ? shipment.arrivedAt() : shipment.openedAt();
            add(milestones, Name.ARRIVED, plan.arrivalAt(), arrived);
            start(milestones, Name.RECEIVING_STARTED, null, new Start(null, first));
            add(milestones, Name.RECEIVED, null, shipment.closedAt());
        }
        return List.copyOf(milestones);
    }

    /** What may have started it. */
    private record Start(@Nullable Instant stated, @Nullable Taken first) {}

    private static void start(List<Milestone> milestones, Name name, @Nullable Instant planned, Start start) {
        if (planned != null) {
            milestones.add(new Milestone(name, Classifier.PLN, planned, false, null));
        }
        Taken first = start.first();
        Instant stated = start.stated();
        if (first != null && (stated == null || first.at().isBefore(stated))) {
            milestones.add(new Milestone(name, Classifier.ACT, first.at(), late(planned, first.at()), first.event()));
        } else if (stated != null) {
            milestones.add(new Milestone(name, Classifier.ACT, stated, late(planned, stated), null));
        }
    }

    private static void add(
            List<Milestone> milestones, Name name, @Nullable Instant planned, @Nullable Instant actual) {
        if (planned != null) {
            milestones.add(new Milestone(name, Classifier.PLN, planned, false, null));
        }
        if (actual != null) {
            milestones.add(new Milestone(name, Classifier.ACT, actual, late(planned, actual), null));
        }
    }

    /** As long on the way as planned, from when it really left. */
    private static @Nullable Instant estimatedArrival(Shipment shipment) {
        Instant departed = shipment.closedAt();
        Instant departure = shipment.plan().departureAt();
        Instant arrival = shipment.plan().arrivalAt();
        return departed == null || departure == null || arrival == null
                ? null
                : departed.plus(Duration.between(departure, arrival));
    }

    private static boolean late(@Nullable Instant planned, Instant at) {
        return planned != null && at.isAfter(planned.plus(TOLERANCE));
    }
}
