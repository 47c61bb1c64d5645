package org.tallyman.dialect.osmand;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tallyman.dialect.json.ElementSink;
import org.tallyman.dialect.json.InstantText;
import org.tallyman.dialect.json.Members;
import org.tallyman.dialect.json.ObjectReader;
import org.tallyman.dialect.tracker.Report;

/** Reads the JSON body of newer Traccar clients: {@code device_id} and {@code location} with {@code coords}. */
final class JsonReport implements ObjectReader {

    private static final double KMH_PER_MPS = 3.6;
    private static final int TEXT_LENGTH = 1_024;

    private final List<String> ids = new ArrayList<>();
    private final List<Report> reports = new ArrayList<>();
    private Report report = new Report();

    List<String> ids() {
        return ids.stream().filter(id -> !id.isEmpty()).distinct().toList();
    }

    @Override
    public void read(Members members, ElementSink sink) throws IOException {
        reports.clear();
        boolean located = false;
        while (members.next()) {
            switch (members.name()) {
                case "device_id", "id" -> ids.add(members.textOrNumber(TEXT_LENGTH));
                case "location" -> {
                    located = true;
                    readLocations(members);
                }
                default -> members.skip();
            }
        }
        if (!located) {
            members.refuseElement("missing", "location", "must be there");
        } else if (reports.stream().anyMatch(Report::isHalfPlaced)) {
            members.refuseElement("missing", "latitude and longitude", "a position needs both");
        }
        if (!members.rejected(sink)) {
            for (Report each : reports) {
                sink.add(each, null);
            }
        }
        sink.endElement();
    }

    /** One, or a list of those that a phone kept while it had no connection. */
    private void readLocations(Members members) throws IOException {
        if (members.isObject()) {
            readLocation(members);
        } else if (members.array()) {
            while (members.nextValue()) {
                readLocation(members);
            }
        }
    }

    private void readLocation(Members members) throws IOException {
        if (!members.object()) {
            return;
        }
        report = new Report();
        reports.add(report);
        while (members.next()) {
            switch (members.name()) {
                case "timestamp" -> report.time(time(members));
                case "coords" -> readCoordinates(members);
                case "battery" -> readBattery(members);
                case "activity" -> readActivity(members);
                case "mock" -> report.attribute("mock", members.bool());
                case "is_moving" -> report.attribute("motion", members.bool());
                case "odometer" -> report.attribute("odometer", members.number(0, 1e12));
                case "event" -> report.attribute("event", members.textOrNumber(TEXT_LENGTH));
                case "extras" -> members.map().forEach(report::attribute);
                default -> members.skip();
            }
        }
    }

    private static Instant time(Members members) throws IOException {
        Instant time = members.instant();
        if (time.toEpochMilli() >= InstantText.YEAR_2100_MS) {
            members.refuse("time", "before the year 2100");
        }
        return time;
    }

    private void readCoordinates(Members members) throws IOException {
        if (!members.object()) {
            return;
        }
        while (members.next()) {
            switch (members.name()) {
                case "latitude" -> report.latitude(members.number(-90, 90));
                case "longitude" -> report.longitude(members.number(-180, 180));
                case "speed" -> report.speedKmh(members.number(-1_000, 3_000) * KMH_PER_MPS);
                case "heading" -> report.courseDegrees(members.number(-360, 360));
                case "altitude" -> report.altitudeM(members.number(-12_000, 100_000));
                case "accuracy" -> report.accuracyM(members.number(-1, 100_000_000));
                default -> members.skip();
            }
        }
    }

    /** The level is a fraction; -1 when the phone does not know it. */
    private void readBattery(Members members) throws IOException {
        if (!members.object()) {
            return;
        }
        while (members.next()) {
            switch (members.name()) {
                case "level" -> report.batteryPercent(members.number(-1, 1) * 100);
                case "is_charging" -> report.attribute("charge", members.bool());
                default -> members.skip();
            }
        }
    }

    private void readActivity(Members members) throws IOException {
        Map<String, Object> activity = members.map();
        if (activity.get("type") instanceof String type) {
            report.attribute("activity", type);
        }
    }
}
