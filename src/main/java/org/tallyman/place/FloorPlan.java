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

    /** How wide a letter is on average, as part of its size. */
    private static final double LETTER = 0.56;

    /** How much of the room beside a door its words may take, as part of its width. */
    private static final double BESIDE = 1.25;

    private static final double BESIDE_ALONE = 3;

    /**
     * One rectangle.
     *
     * @param free height that is free for words: all of it, or what lies above the first thing that is drawn in it
     * @param word what an overlay says of it; may be empty
     */
    record Shape(
            PlaceView place, double x, double y, double width, double height, double free, String css, String word) {

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

        /** Whether something is drawn in it. */
        private boolean holds() {
            return free < height;
        }
    }

    /** What is written into an area: its name with what it holds, its name, or its code, as far as there is room. */
    public String label(Shape area) {
        if (area.free() < type() * 1.2) {
            return "";
        }
        String name = area.place().name();
        return area.word().isEmpty() || !area.holds()
                ? fitting(area.width(), type(), name, area.place().code())
                : fitting(
                        area.width(),
                        type(),
                        name + ", " + area.word(),
                        name,
                        area.place().code());
    }

    /** The words of an overlay on a line of their own, where there is room for one. */
    public String underLabel(Shape area) {
        return area.holds() || area.free() < type() * 3.2 || label(area).isEmpty()
                ? ""
                : fitting(area.width(), small(), area.word());
    }

    public double line(Shape area) {
        double middle = area.y() + area.free() / 2;
        return underLabel(area).isEmpty() ? middle + type() * 0.35 : middle;
    }

    /** What is written below a door or a bin. */
    public String doorLabel(Shape door) {
        String code = door.place().code();
        return door.word().isEmpty()
                ? fitting(door.width() * BESIDE, small(), code)
                : fitting(door.width() * BESIDE_ALONE, small(), code + ", " + door.word(), code);
    }

    private static String fitting(double width, double size, String... texts) {
        for (String text : texts) {
            if (text.length() * size * LETTER <= width) {
                return text;
            }
        }
        return "";
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
                    case DOOR, VEHICLE -> doors.add(shape(place, plan, left, top, "door", seen));
                    case BIN -> doors.add(shape(place, plan, left, top, "bin", seen));
                }
                drawIn(place, left + metres(plan.xM()), top + metres(plan.yM()), seen);
            }
        }

        private Shape shape(PlaceView place, PlanArea plan, double left, double top, String css, boolean seen) {
            double x = left + metres(plan.xM());
            double y = top + metres(plan.yM());
            width = Math.max(width, x + metres(plan.widthM()));
            height = Math.max(height, y + metres(plan.heightM()) + (css.equals("door") || css.equals("bin") ? 1 : 0));
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
                    free(place, plan),
                    look,
                    shade == null ? "" : shade.word());
        }

        private double free(PlaceView place, PlanArea plan) {
            return snapshot.children(place.id()).stream()
                    .filter(child -> !child.archived())
                    .map(PlaceView::plan)
                    .filter(Objects::nonNull)
                    .mapToDouble(child -> metres(child.yM()))
                    .min()
                    .orElse(metres(plan.heightM()));
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
