package org.tallyman.dashboard;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tallyman.event.LatestEvents;
import org.tallyman.platform.svg.Sparkline;
import org.tallyman.shipment.DoorTile;
import org.tallyman.stock.StockPulse;

/**
 * All that the overview shows.
 *
 * @param concerns the first of what waits, {@code waiting} how many there are
 * @param stockLine empty while there is no line to draw
 * @param rate messages a minute over all devices
 * @param heard when anything came last
 */
record Overview(
        List<Concern> concerns,
        int waiting,
        StockPulse.Now stock,
        Optional<Sparkline> stockLine,
        Running shipments,
        List<DoorTile> doors,
        String rate,
        Optional<Instant> heard,
        long devices,
        long silent,
        List<LatestEvents.Stretch> latest) {

    /** Shipments that have not ended. */
    record Running(long all, long open, long late, long soon) {

        public String words() {
            return open + " at a door, " + soon + " due within 2 h";
        }
    }

    public long busyDoors() {
        return doors.stream().filter(door -> door.load().isPresent()).count();
    }

    public String silentWords() {
        return silent + (silent == 1 ? " is silent" : " are silent");
    }

    /** How the stock changed, in words; empty while there is no line to draw. */
    public String stockWords() {
        if (stockLine.isEmpty()) {
            return "";
        }
        long change = stock.change().orElse(0L);
        String number = change == 0 ? "no change" : (change > 0 ? "+" : "\u2212") + Math.abs(change);
        long minutes = stock.span().toMinutes();
        return number + " in " + (minutes < 60 ? minutes + " min" : minutes / 60 + " h");
    }
}
