package org.tallyman.place;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyman.ident.PlaceId;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.ChangeMade;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;

/** Changes of the tree. What {@link ReadPoints} shows has changed when a call of a finished transaction returns. */
@ApplicationScoped
public class PlaceCommands {

    private final PlaceRepository places;
    private final ReadPoints readPoints;
    private final Event<ChangeMade> changes;
    private final Clock clock;

    PlaceCommands(PlaceRepository places, ReadPoints readPoints, Event<ChangeMade> changes, Clock clock) {
        this.places = places;
        this.readPoints = readPoints;
        this.changes = changes;
        this.clock = clock;
    }

    /** Fields kind, parentId, and those of {@link PlaceDetails}. */
    @Transactional
    public Outcome<PlaceId> create(Fields fields) {
        PlaceKind kind = fields.choice("kind", PlaceKind.class);
        PlaceNode parent = parent(fields, kind);
        PlaceDetails details = PlaceDetails.read(fields, kind);
        Optional<Problem> problem = fields.problem().or(() -> taken(details, parent == null ? 0 : parent.site(), 0));
        if (problem.isPresent()) {
            return Outcome.refused(problem.get());
        }
        Place place = new Place(kind, parent == null ? null : new PlaceId(parent.id()));
        place.describe(details);
        places.persistAndFlush(place);
        return done("create", place, "");
    }

    /**
     * Fields of {@link PlaceDetails}: what is absent is cleared.
     *
     * @param seen the version that it must still have; null for any
     */
    @Transactional
    public Outcome<PlaceId> edit(PlaceId id, @Nullable Integer seen, Fields fields) {
        Place place = places.findById(id.value());
        if (place == null) {
            return Outcome.refused(Problem.notFound("place " + id.value()));
        }
        if (seen != null && seen != place.version()) {
            return Outcome.refused(Problem.changed());
        }
        PlaceDetails details = PlaceDetails.read(fields, place.kind());
        long site = places.node(id).map(PlaceNode::site).orElse(0L);
        Optional<Problem> problem = fields.problem().or(() -> taken(details, site, id.value()));
        if (problem.isPresent()) {
            return Outcome.refused(problem.get());
        }
        String before = place.summary();
        place.describe(details);
        return done("edit", place, before);
    }

    /** Puts a place, with all that stands in it, into another one of the same site. */
    @Transactional
    public Outcome<PlaceId> move(PlaceId id, PlaceId newParent) {
        Place place = places.findById(id.value());
        PlaceNode now = places.node(id).orElse(null);
        if (place == null || now == null) {
            return Outcome.refused(Problem.notFound("place " + id.value()));
        }
        String refusal = places.node(newParent)
                .map(target -> moveRefusal(now, target))
                .orElse("is the id of the place to move to");
        if (!refusal.isEmpty()) {
            return Outcome.refused(Problem.invalid("parentId", String.valueOf(newParent.value()), refusal));
        }
        String before = place.summary();
        place.moveTo(newParent);
        return done("move", place, before);
    }

    /** Takes a place out of use. Nothing may be in use in it; nothing is deleted. */
    @Transactional
    public Outcome<PlaceId> archive(PlaceId id) {
        Place place = places.findById(id.value());
        if (place == null) {
            return Outcome.refused(Problem.notFound("place " + id.value()));
        }
        if (places.count("parentId = ?1 and archivedAt is null", id.value()) > 0) {
            return Outcome.refused(Problem.conflict("Places in it are still in use: archive those first."));
        }
        boolean observed =
                readPoints.snapshot().readPoints().stream().anyMatch(point -> !point.archived() && point.uses(id));
        if (observed) {
            return Outcome.refused(Problem.conflict("Read points at it are still in use: archive those first."));
        }
        String before = place.summary();
        place.archive(clock.instant());
        return done("archive", place, before);
    }

    /** Takes a place back into use. */
    @Transactional
    public Outcome<PlaceId> restore(PlaceId id) {
        Place place = places.findById(id.value());
        if (place == null) {
            return Outcome.refused(Problem.notFound("place " + id.value()));
        }
        String before = place.summary();
        place.restore();
        return done("restore", place, before);
    }

    private Outcome<PlaceId> done(String verb, Place place, String before) {
        places.flush();
        readPoints.refreshAfterCommit();
        PlaceId id = place.id();
        changes.fire(new ChangeMade(verb, "place", String.valueOf(id.value()), before, place.summary()));
        return Outcome.done(id);
    }

    private @Nullable PlaceNode parent(Fields fields, PlaceKind kind) {
        Long parentId = fields.optionalId("parentId");
        if (kind == PlaceKind.SITE) {
            if (parentId != null) {
                fields.refuse("parentId", "must be absent: a site stands in nothing");
            }
            return null;
        }
        PlaceNode parent =
                parentId == null ? null : places.node(new PlaceId(parentId)).orElse(null);
        if (parent == null) {
            fields.refuse("parentId", "is the id of the place that it stands in");
            return null;
        }
        String refusal = parent.archived() ? "is archived" : nestingRefusal(parent, kind);
        if (!refusal.isEmpty()) {
            fields.refuse("parentId", refusal);
        }
        return parent;
    }

    private String moveRefusal(PlaceNode now, PlaceNode target) {
        if (target.site() != now.site()) {
            return "is in another site; a place stays in its own";
        }
        return target.path().startsWith(now.path())
                ? "stands in the place that would move"
                : nestingRefusal(target, now.kind());
    }

    /** Why this kind may not stand in this place; empty when it may. */
    private String nestingRefusal(PlaceNode parent, PlaceKind kind) {
        return PlaceNesting.allows(parent.kind(), kind)
                ? ""
                : "is a " + parent.kind() + ", in which no " + kind + " can stand";
    }

    private Optional<Problem> taken(PlaceDetails details, long site, long self) {
        if (places.codeTaken(details.code(), site, self)) {
            return Optional.of(Problem.conflict("Code “" + details.code() + "” is taken in this site."));
        }
        String gln = details.gln();
        return gln != null && places.glnTaken(gln, details.glnExtension(), self)
                ? Optional.of(Problem.conflict("GLN " + gln + " is taken by another place."))
                : Optional.empty();
    }
}
