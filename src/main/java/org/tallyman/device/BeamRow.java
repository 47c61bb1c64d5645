package org.tallyman.device;

import java.time.Instant;
import org.tallyman.place.PlaceSnapshot;
import org.tallyman.place.PlaceView;
import org.tallyman.place.ReadPointCommands;

/**
 * One row of the light beams on a page.
 *
 * @param door what people call the door; empty where the binding ended
 */
record BeamRow(String signal, Instant validFrom, long doorId, String door, String side, boolean brokenWhenOn) {

    static BeamRow of(BeamTimelines.Row row, PlaceSnapshot places) {
        return new BeamRow(
                row.signal(),
                row.from(),
                row.door(),
                places.place(row.door()).map(PlaceView::name).orElse(""),
                row.side().word(),
                row.brokenWhenOn());
    }

    public boolean sinceEver() {
        return validFrom.equals(ReadPointCommands.SINCE_EVER);
    }
}
