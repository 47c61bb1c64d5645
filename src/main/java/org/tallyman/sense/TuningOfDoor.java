package org.tallyman.sense;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.tallyman.place.PlaceKind;
import org.tallyman.place.PlacePanel;
import org.tallyman.place.PlaceView;
import org.tallyman.platform.panel.Panel;

/** Leads from the page of a door to what its antennas read, and to its recordings. */
@ApplicationScoped
class TuningOfDoor implements PlacePanel {

    private static final int ORDER = 40;

    TuningOfDoor() {}

    @Override
    public Optional<Panel> panel(PlaceView place) {
        return place.kind() == PlaceKind.DOOR
                ? Optional.of(
                        new Panel("Tuning", ORDER, new TuningPanel(place.id().value())))
                : Optional.empty();
    }
}
