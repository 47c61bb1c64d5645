package org.tallyman.shipment;

import io.quarkus.security.ForbiddenException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Grants;
import org.tallyman.access.SiteScope;
import org.tallyman.access.Verb;
import org.tallyman.place.PlaceView;
import org.tallyman.place.ReadPoints;
import org.tallyman.platform.Problem;
import org.tallyman.platform.ProblemException;

/**
 * Which shipments the caller may see and change: to see one needs a site at which it begins, ends or passes a door; to
 * change it the site that handles it, where its door is, or without one the end of it that is ours to load or receive.
 */
@ApplicationScoped
class ShipmentAccess {

    /** Loading and receiving. */
    static final Set<Verb> HANDLE = Set.of(Verb.LOAD, Verb.RECEIVE);

    /** Making, assigning and cancelling. */
    static final Set<Verb> PLAN = Set.of(Verb.CONFIGURE, Verb.LOAD, Verb.RECEIVE);

    private final ShipmentStore store;
    private final ReadPoints readPoints;
    private final Grants grants;

    ShipmentAccess(ShipmentStore store, ReadPoints readPoints, Grants grants) {
        this.store = store;
        this.readPoints = readPoints;
        this.grants = grants;
    }

    SiteScope visible() {
        return grants.sites(Verb.VIEW);
    }

    boolean maySee(PlaceView place) {
        return grants.allows(Verb.VIEW, place.site().value());
    }

    boolean maySee(Shipment shipment) {
        Set<Long> sites = sites(shipment.from().place(), shipment.to().place(), shipment.door());
        return sites.isEmpty()
                ? grants.allowsEverywhere(Verb.VIEW)
                : sites.stream().anyMatch(site -> grants.allows(Verb.VIEW, site));
    }

    /**
     * The shipment, to look at.
     *
     * @throws ProblemException 404 where there is none for this caller
     */
    Shipment find(String reference) {
        return store.find(reference).filter(this::maySee).orElseThrow(() -> unknown(reference));
    }

    /**
     * The shipment, to do one of these with it where it is handled.
     *
     * @throws ProblemException 404 where there is none for this caller
     * @throws ForbiddenException 403, where the caller may see but not change it
     */
    Shipment find(String reference, Set<Verb> verbs) {
        return find(reference, verbs, false);
    }

    /** The shipment, to say that it has arrived, which its far end may say too. */
    Shipment findArriving(String reference) {
        return find(reference, HANDLE, true);
    }

    private Shipment find(String reference, Set<Verb> verbs, boolean atItsEndToo) {
        Shipment shipment = store.find(reference).orElseThrow(() -> unknown(reference));
        Set<Long> sites = handledAt(shipment.direction(), shipment.from(), shipment.to(), shipment.door());
        if (atItsEndToo) {
            sites = new HashSet<>(sites);
            sites.addAll(sites(shipment.to().place()));
        }
        if (may(verbs, sites)) {
            return shipment;
        }
        if (maySee(shipment)) {
            throw new ForbiddenException("this needs " + words(verbs) + " at the site that handles the shipment");
        }
        throw unknown(reference);
    }

    /** Whether the caller may make this shipment. */
    boolean mayMake(CheckedOrder order) {
        return may(PLAN, handledAt(order.direction(), order.from(), order.to(), order.door()));
    }

    private boolean may(Set<Verb> verbs, Set<Long> sites) {
        return verbs.stream()
                .anyMatch(verb -> sites.isEmpty()
                        ? grants.allowsEverywhere(verb)
                        : sites.stream().anyMatch(site -> grants.allows(verb, site)));
    }

    private Set<Long> handledAt(Direction direction, Shipment.End from, Shipment.End to, @Nullable Long door) {
        return door != null ? sites(door) : sites((direction == Direction.OUTBOUND ? from : to).place());
    }

    private Set<Long> sites(@Nullable Long... places) {
        return Arrays.stream(places)
                .filter(Objects::nonNull)
                .flatMap(place -> readPoints.snapshot().place(Objects.requireNonNull(place)).stream())
                .map(place -> place.site().value())
                .collect(Collectors.toSet());
    }

    private static String words(Set<Verb> verbs) {
        return verbs.stream().map(Verb::code).sorted().collect(Collectors.joining(" or "));
    }

    private static ProblemException unknown(String reference) {
        return Problem.notFound("shipment " + reference).exception();
    }
}
