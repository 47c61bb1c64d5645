package org.tallyman.place;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.tallyman.ident.PlaceId;

/**
 * The drawing of what stands in one place, in metres from its left upper corner.
 *
 * @param walls outlines: buildings, and the place itself where its size is known
 * @param areas zones, aisles, yards, outer ones first
 * @param doors doors, vehicles and bins
 */
record FloorPlan(double width, double height, List<Shape> walls, List<Shape> areas, List<Shape> doors) {

    private static final double TYPE_PER_PLAN = 62;
    private static final double MARGIN_M = 1.5;
    private static final int SHAPES_MAX = 2000;

    /** One rectangle; {@code middle} and {@code line} are where its words stand. */
    record Shape(
            PlaceView place, double x, double y, double width, double height, double line, String css, String word) {

        public double middle() {
            return x + width / 2;
        }

        /** Words on a door stand beside it, for they do not fit into it. */
        public double below() {
            return y + height;
        }

        public boolean blind() {
            return css.contains("blind");
        }

        /** Whether something is drawn in it, so that its words stand on one line above that. */
        public boolean holds() {
            return labelled() && line < y + height / 2 - 0.01;
        }

        /** Whether its name has room in it. */
        public boolean labelled() {
            return !Double.isNaN(line);
        }
    }

    /** Size of the larger letters: the same on the screen whatever the size of the plan. */
    public double type() {
        return Math.max(width, height * 1.6) / TYPE_PER_PLAN;
    }

    public double small() {
        return type() * 0.8;
    }

    /** From one line of words to the next. */
    public double step() {
        return type() * 1.3;
    }

    /** Width of a line. */
    public double hair() {
        return type() / 8;
    }

    public boolean empty() {
        return areas.isEmpty() && doors.isEmpty();
    }

    /** The plan of a place with the looks that the overlays give. */
    static FloorPlan of(PlaceSnapshot snapshot, PlaceView root, Map<PlaceId, PlanOverlay.Shade> looks) {
        return new Drawing(snapshot, root, looks).draw();
    }

    private static final class Drawing {

        private final PlaceSnapshot snapshot;
        private final PlaceView root;
        private final Map<PlaceId, PlanOverlay.Shade> looks;
        private final Set<PlaceId> observed = new HashSet<>();
        private final List<Shape> walls = new ArrayList<>();
        private final List<Shape> areas = new ArrayList<>();
        private final List<Shape> doors = new ArrayList<>();
        private double width;
        private double height;

        Drawing(PlaceSnapshot snapshot, PlaceView root, Map<PlaceId, PlanOverlay.Shade> looks) {
            this.snapshot = snapshot;
            this.root = root;
            this.looks = looks;
        }

        FloorPlan draw() {
            snapshot.readPoints().stream().filter(point -> !point.archived()).forEach(point -> {
                observed.add(point.place().id());
                PlaceView door = point.door();
                if (door != null) {
                    observed.add(door.id());
                }
            });
            PlanArea own = root.plan();
            if (own != null) {
                walls.add(shape(root, own, MARGIN_M - metres(own.xM()), MARGIN_M - metres(own.yM()), "wall", true));
            }
            drawIn(root, MARGIN_M, MARGIN_M, seenFromAbove());
            return new FloorPlan(width + MARGIN_M, height + MARGIN_M, walls, areas, doors);
        }

        private void drawIn(PlaceView parent, double left, double top, boolean seenAbove) {
            for (PlaceView place : snapshot.children(parent.id())) {
                PlanArea plan = place.plan();
                if (place.archived() || plan == null || walls.size() + areas.size() + doors.size() >= SHAPES_MAX) {
                    continue;
                }
                boolean seen = seenAbove || observed.contains(place.id());
                switch (place.kind()) {
                    case BUILDING, SITE -> walls.add(shape(place, plan, left, top, "wall", seen));
                    case ZONE, AISLE, YARD -> areas.add(shape(place, plan, left, top, "zone", seen));
                    case DOOR, VEHICLE, BIN -> doors.add(shape(place, plan, left, top, "door", seen));
                }
                drawIn(place, left + metres(plan.xM()), top + metres(plan.yM()), seen);
            }
        }

        private Shape shape(PlaceView place, PlanArea plan, double left, double top, String css, boolean seen) {
            double x = left + metres(plan.xM());
            double y = top + metres(plan.yM());
            width = Math.max(width, x + metres(plan.widthM()));
            height = Math.max(height, y + metres(plan.heightM()) + (css.equals("door") ? 1 : 0));
            PlanOverlay.Shade shade = looks.get(place.id());
            String look = shade == null
                    ? css + (css.equals("zone") && !seen && !seenWithin(place) ? " blind" : "")
                    : css + " " + shade.look().css();
            return new Shape(
                    place,
                    x,
                    y,
                    metres(plan.widthM()),
                    metres(plan.heightM()),
                    line(place, y, plan),
                    look,
                    shade == null ? "" : shade.word());
        }

        /** In the middle, or above what is drawn in it; not a number where there is no room. */
        private double line(PlaceView place, double y, PlanArea plan) {
            double height = metres(plan.heightM());
            double above = snapshot.children(place.id()).stream()
                    .filter(child -> !child.archived())
                    .map(PlaceView::plan)
                    .filter(Objects::nonNull)
                    .mapToDouble(child -> metres(child.yM()))
                    .min()
                    .orElse(height);
            boolean room = metres(plan.widthM()) >= 4 && (above == height ? height >= 3 : above >= 1.8);
            return room ? y + above / 2 + (above == height ? 0 : 0.5) : Double.NaN;
        }

        private boolean seenWithin(PlaceView place) {
            return observed.contains(place.id())
                    || snapshot.children(place.id()).stream().anyMatch(this::seenWithin);
        }

        private boolean seenFromAbove() {
            return snapshot.places().stream()
                    .anyMatch(place ->
                            place.kind() == PlaceKind.ZONE && root.within(place) && observed.contains(place.id()));
        }

        private static double metres(BigDecimal value) {
            return value.doubleValue();
        }
    }
}
