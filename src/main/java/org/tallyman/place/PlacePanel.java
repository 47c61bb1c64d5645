package org.tallyman.place;

import java.util.Optional;
import org.tallyman.platform.panel.Panel;

/** What a feature shows on the page of a place, such as the stock in it: make it an {@code @ApplicationScoped} bean. */
public interface PlacePanel {

    /** Called while the page renders, after the caller's right to see the place was checked. */
    Optional<Panel> panel(PlaceView place);
}
