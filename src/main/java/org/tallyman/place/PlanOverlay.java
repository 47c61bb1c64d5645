package org.tallyman.place;

import java.util.Map;
import org.tallyman.ident.PlaceId;

/** What a feature shows on floor plans: make it an {@code @ApplicationScoped} bean. */
public interface PlanOverlay {

    /** How the places in {@code root} look now, as far as this feature has a say; called once a plan. */
    Map<PlaceId, Shade> shades(PlaceView root);

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
