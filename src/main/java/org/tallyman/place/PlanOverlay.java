package org.tallyman.place;

import java.util.Optional;

/** What a feature shows on floor plans: make it an {@code @ApplicationScoped} bean. */
public interface PlanOverlay {

    /** How a place looks now; called for every drawn place while a page renders, so answer from memory. */
    Optional<Shade> shade(PlaceView place);

    /**
     * The look of one place.
     *
     * @param look how full a zone is, or the state of a door
     * @param word what stands under the name, such as "58 %" or "open"
     */
    record Shade(Look look, String word) {}

    /** The looks that a plan has: five steps of use for zones, and states for doors. */
    enum Look {
        USE_1("use-1"),
        USE_2("use-2"),
        USE_3("use-3"),
        USE_4("use-4"),
        USE_5("use-5"),
        OPEN("open"),
        ATTENTION("attention"),
        ALARM("alarm"),
        UNKNOWN("unknown");

        private final String css;

        Look(String css) {
            this.css = css;
        }

        public String css() {
            return css;
        }
    }
}
