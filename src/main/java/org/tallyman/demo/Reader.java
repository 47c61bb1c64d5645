package org.tallyman.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A simulated RFID reader: gathers reads and reports them in its language. */
final class Reader {

    private static final Duration KEEP_ALIVE = Duration.ofSeconds(20);

    private final Device device;
    private final ReaderLanguage language;
    private final List<Read> seen = new ArrayList<>();
    private Duration clockError = Duration.ZERO;
    private Duration pause = Duration.ZERO;
    private Instant reported = Instant.EPOCH;
    private boolean silent;

    Reader(Device device, ReaderLanguage language) {
        this.device = device;
        this.language = language;
    }

    Device device() {
        return device;
    }

    ReaderLanguage language() {
        return language;
    }

    /** Sets its clock wrong by so much. */
    void setClockWrong(Duration by) {
        clockError = by;
    }

    /** Lets it gather for so long before it reports. */
    void setLate(Duration by) {
        pause = by;
    }

    /** From now on it sees and says nothing, or again. */
    void setSilent(boolean now) {
        silent = now;
    }

    void see(Instant at, int antenna, String epc, int rssiCdbm) {
        if (!silent) {
            seen.add(new Read(at.plus(clockError), antenna, epc, rssiCdbm));
        }
    }

    /** Sends what it gathered; when that is nothing, now and then that it is there. */
    void report(Instant now) {
        if (silent || Duration.between(reported, now).compareTo(pause) < 0) {
            return;
        }
        if (!seen.isEmpty()) {
            List<Read> reads = List.copyOf(seen);
            seen.clear();
            reported = now;
            device.send(language.reads(reads));
        } else if (Duration.between(reported, now).compareTo(KEEP_ALIVE) >= 0) {
            reported = now;
            device.send(language.alive(now.plus(clockError)));
        }
    }
}
