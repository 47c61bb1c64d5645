package org.tallyman.demo;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The Zebra IoT Connector: events one after the other, each with a number by which a gap shows. */
final class ZebraLanguage implements ReaderLanguage {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'+0000'").withZone(ZoneOffset.UTC);

    private long eventNumber;

    @Override
    public String reads(List<Read> reads) {
        StringBuilder message = new StringBuilder();
        reads.forEach(read -> message.append(event(read)).append('\n'));
        return message.toString();
    }

    private String event(Read read) {
        eventNumber++;
        return Json.write(Json.object(
                "type", "CUSTOM",
                "timestamp", TIME.format(read.at()),
                "data",
                        Json.object(
                                "eventNum",
                                eventNumber,
                                "format",
                                "epc",
                                "idHex",
                                read.epc(),
                                "antenna",
                                read.antenna(),
                                "peakRssi",
                                read.rssiCdbm() / 100,
                                "reads",
                                1)));
    }

    @Override
    public String alive(Instant now) {
        eventNumber++;
        return Json.write(Json.object(
                "component",
                "RG",
                "type",
                "heartbeat",
                "eventNum",
                eventNumber,
                "timestamp",
                TIME.format(now),
                "data",
                Json.object("radio_activity", "active", "temperature", 41)));
    }

    /** Loses events, as when its buffer runs over. */
    void lose(int events) {
        eventNumber += events;
    }
}
