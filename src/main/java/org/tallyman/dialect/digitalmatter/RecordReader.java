package org.tallyman.dialect.digitalmatter;

import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.json.InstantText;
import org.tallyman.dialect.json.Members;
import org.tallyman.dialect.tracker.Report;

/** Reads one of the {@code Records} of the elder connector. */
final class RecordReader {

    private RecordReader() {}

    static void read(Members members, Report report) throws IOException {
        while (members.next()) {
            switch (members.name()) {
                case "SeqNo" -> report.attribute("index", ConnectorReader.whole(members));
                case "Reason" -> Reasons.tell(ConnectorReader.whole(members), report);
                case "DateUTC" -> {
                    Instant time = time(members);
                    if (time == null) {
                        members.refuse("time", "yyyy-MM-dd HH:mm:ss in UTC");
                    } else {
                        report.time(time);
                    }
                }
                case "Fields" -> readFields(members, report);
                default -> members.skip();
            }
        }
        if (!report.hasTime()) {
            members.refuseElement("missing", "DateUTC", "must be there");
        } else if (report.isHalfPlaced()) {
            members.refuseElement("missing", "Lat and Long", "a position needs both");
        }
    }

    private static @Nullable Instant time(Members members) throws IOException {
        String text = members.text(ConnectorReader.TEXT_LENGTH);
        Instant time = InstantText.parse(text);
        return time == null ? InstantText.parse(text + "Z") : time;
    }

    private static void readFields(Members members, Report report) throws IOException {
        if (!members.array()) {
            return;
        }
        while (members.nextValue()) {
            if (members.object()) {
                readField(members, report);
            }
        }
    }

    /** By the names of its members, which say the same as its {@code FType} and need not come after it. */
    private static void readField(Members members, Report report) throws IOException {
        while (members.next()) {
            switch (members.name()) {
                case "GpsUTC" -> {
                    Instant time = time(members);
                    if (time == null) {
                        members.refuse("time", "yyyy-MM-dd HH:mm:ss in UTC");
                    } else {
                        report.fixTime(time);
                    }
                }
                case "Lat" -> report.latitude(members.number(-90, 90));
                case "Long" -> report.longitude(members.number(-180, 180));
                case "Alt" -> report.altitudeM(members.number(-ConnectorReader.ANY, ConnectorReader.ANY));
                case "Spd" ->
                    report.speedKmh(members.number(-ConnectorReader.ANY, ConnectorReader.ANY) * Units.KMH_PER_CMPS);
                case "Head" -> report.courseDegrees(members.number(-360, 360));
                case "PosAcc" -> report.accuracyM(members.number(-1, ConnectorReader.ANY));
                case "PDOP" -> report.attribute("pdop", members.number(-ConnectorReader.ANY, ConnectorReader.ANY) / 10);
                case "GpsStat" -> report.valid(members.number(-ConnectorReader.ANY, ConnectorReader.ANY) > 0);
                case "DIn" -> ConnectorReader.readInputs(members, report);
                case "DOut" -> report.attribute("output", ConnectorReader.whole(members));
                case "DevStat" -> report.attribute("status", ConnectorReader.whole(members));
                case "AnalogueData" -> readAnalogues(members, report);
                default -> members.skip();
            }
        }
    }

    private static void readAnalogues(Members members, Report report) throws IOException {
        if (!members.object()) {
            return;
        }
        while (members.next()) {
            String number = members.name();
            long value = (long) members.number(-ConnectorReader.ANY, ConnectorReader.ANY);
            if (number.length() == 1 && number.charAt(0) >= '1' && number.charAt(0) <= '5') {
                Analogues.tell(number.charAt(0) - '0', value, report);
            } else {
                report.attribute("io" + number, value);
            }
        }
    }
}
