package org.tallyman.demo;

import java.time.Instant;
import java.util.List;

/** Tallyman's own neutral JSON. */
final class NeutralLanguage implements ReaderLanguage {

    @Override
    public String reads(List<Read> reads) {
        return Json.write(reads.stream()
                .map(read -> Json.object(
                        "epc", read.epc(),
                        "antenna", read.antenna(),
                        "rssi", read.rssiCdbm() / 100.0,
                        "time", read.at().toString()))
                .toList());
    }

    @Override
    public String alive(Instant now) {
        return Json.write(Json.object("status", "running", "time", now.toString()));
    }
}
