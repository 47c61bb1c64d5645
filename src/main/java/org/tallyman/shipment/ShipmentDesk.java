package org.tallyman.shipment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Audit;
import org.tallyman.access.Change;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.Outcome;
import org.tallyman.platform.sql.Sql;
import org.tallyman.shipment.ShipmentStore.Fact;

/** What people do with shipments; each in one transaction with its line in the audit trail. */
@ApplicationScoped
class ShipmentDesk {

    /** What went through the door this long before a shipment was made or planned still counts for it. */
    private static final Duration EARLY = Duration.ofDays(1);

    private final Sql sql;
    private final ShipmentStore store;
    private final DoorQueries doors;
    private final OrderCheck check;
    private final Passages passages;
    private final ShipmentFeed feed;
    private final Audit audit;
    private final Clock clock;

    ShipmentDesk(
            Sql sql,
            ShipmentStore store,
            DoorQueries doors,
            OrderCheck check,
            Passages passages,
            ShipmentFeed feed,
            Audit audit,
            Clock clock) {
        this.sql = sql;
        this.store = store;
        this.doors = doors;
        this.check = check;
        this.passages = passages;
        this.feed = feed;
        this.audit = audit;
        this.clock = clock;
    }

    /** Makes a shipment. */
    Outcome<Shipment> create(ShipmentOrder order) {
        OrderCheck.Result result = check.check(order);
        CheckedOrder checked = result.order();
        return checked == null ? Outcome.refused(Problem.invalid(result.violations())) : create(checked);
    }

    Outcome<Shipment> create(CheckedOrder order) {
        return run(order.reference(), changed -> {
            Instant now = clock.instant();
            Instant planned = order.plan().atDoor(order.direction());
            Instant starts = (planned != null && planned.isBefore(now) ? planned : now).minus(EARLY);
            if (!store.insert(order, now, starts)) {
                return Optional.of(Problem.conflict("There is a shipment " + order.reference() + " already."));
            }
            audit.record(new Change(
                    "create",
                    "shipment",
                    order.reference(),
                    "",
                    order.direction() + ", " + order.lines().size() + " lines"));
            reassign(order.door(), starts, changed);
            return Optional.empty();
        });
    }

    /** From now on, or from {@code at}, what goes through its door goes with it. */
    Outcome<Shipment> open(Seen shipment, @Nullable Instant at) {
        return change(shipment, Fact.Kind.OPEN, at, (current, from) -> {
            if (current.door() == null) {
                return Optional.of(Problem.invalid("door", "", "is known before a shipment is opened at it"));
            }
            Optional<Shipment> other = doors.openAt(current.door());
            return other.filter(open -> open.id() != current.id())
                    .map(open -> Problem.conflict(
                            "Shipment " + open.reference() + " is open at this door; close it first."));
        });
    }

    /** Loading or receiving has ended; an outbound one leaves. */
    Outcome<Shipment> close(Seen shipment, @Nullable Instant at) {
        return change(shipment, Fact.Kind.CLOSE, at, (current, from) -> {
            Instant opened = current.openedAt();
            return opened != null && from.isBefore(opened)
                    ? Optional.of(Problem.invalid("at", from.toString(), "is not before it was opened at " + opened))
                    : Optional.empty();
        });
    }

    /** It is where it goes to; of an inbound one: on our yard. */
    Outcome<Shipment> arrive(Seen shipment, @Nullable Instant at) {
        return change(shipment, Fact.Kind.ARRIVE, at, (current, from) -> Optional.empty());
    }

    /** It will not happen; what it had goes back to the door. */
    Outcome<Shipment> cancel(Seen shipment, @Nullable Instant at) {
        return change(shipment, Fact.Kind.CANCEL, at, (current, from) -> Optional.empty());
    }

    /** What carries it from now on; null for nothing. */
    Outcome<Shipment> carry(Seen seen, @Nullable Long asset, String name) {
        Shipment shipment = seen.shipment();
        return run(shipment.reference(), changed -> {
            if (!seen.still().test(store.lock(shipment.id()).orElseThrow())) {
                return Optional.of(Problem.changed());
            }
            store.carry(shipment.id(), asset);
            store.state(shipment.id(), fact(Fact.Kind.ASSIGN, clock.instant(), name));
            audit.record(new Change("assign", "shipment", shipment.reference(), "", name));
            return Optional.empty();
        });
    }

    /**
     * A shipment to do something with.
     *
     * @param still whether it is still what the caller has seen; asked while nobody else can change it
     */
    record Seen(Shipment shipment, Predicate<Shipment> still) {
        static Seen whatever(Shipment shipment) {
            return new Seen(shipment, current -> true);
        }
    }

    /** Does it and notes which shipments changed, or says why not before it has changed anything. */
    private interface Command {
        Optional<Problem> run(Set<Long> changed);
    }

    private interface Guard {
        Optional<Problem> refuse(Shipment current, Instant from);
    }

    private Outcome<Shipment> change(Seen seen, Fact.Kind kind, @Nullable Instant at, Guard guard) {
        Shipment shipment = seen.shipment();
        return run(shipment.reference(), changed -> {
            lockDoor(shipment.door());
            Shipment current = store.lock(shipment.id()).orElseThrow();
            if (!seen.still().test(current)) {
                return Optional.of(Problem.changed());
            }
            if (current.cancelledAt() != null) {
                return Optional.of(Problem.conflict("Shipment " + current.reference() + " is cancelled."));
            }
            Instant from = at == null ? clock.instant() : at;
            Optional<Problem> refused = guard.refuse(current, from);
            if (refused.isPresent()) {
                return refused;
            }
            store.state(current.id(), fact(kind, from, ""));
            audit.record(new Change(
                    kind.name().toLowerCase(Locale.ROOT), "shipment", current.reference(), "", from.toString()));
            Instant earliest = Stream.of(
                            current.startsAt(), from, current.openedAt() == null ? from : current.openedAt())
                    .min(Instant::compareTo)
                    .orElseThrow();
            reassign(current.door(), earliest, changed);
            if (kind == Fact.Kind.ARRIVE) {
                sql.with(connection -> passages.lookAtDeliveries(current.id(), connection));
            }
            return Optional.empty();
        });
    }

    private Fact fact(Fact.Kind kind, Instant at, String detail) {
        return new Fact(kind, at, detail, clock.instant());
    }

    private void lockDoor(@Nullable Long door) {
        if (door != null) {
            sql.with(connection -> passages.lock(List.of(door), connection));
        }
    }

    private void reassign(@Nullable Long door, Instant since, Set<Long> changed) {
        if (door != null) {
            sql.with(connection -> changed.addAll(assign(door, since, connection)));
        }
    }

    private Set<Long> assign(long door, Instant since, Connection connection) throws SQLException {
        passages.lock(List.of(door), connection);
        return passages.assign(door, Passages.Span.since(since), connection);
    }

    private Outcome<Shipment> run(String reference, Command command) {
        Set<Long> changed = new HashSet<>();
        Optional<Problem> problem = QuarkusTransaction.joiningExisting().call(() -> command.run(changed));
        if (problem.isPresent()) {
            return Outcome.refused(problem.get());
        }
        Shipment done = store.find(reference).orElseThrow();
        changed.add(done.id());
        changed.forEach(feed::shipment);
        if (done.door() != null) {
            feed.door(done.door());
        }
        return Outcome.done(done);
    }
}
