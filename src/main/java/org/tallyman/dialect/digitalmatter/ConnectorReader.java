package org.tallyman.dialect.digitalmatter;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.json.ElementSink;
import org.tallyman.dialect.json.Members;
import org.tallyman.dialect.json.ObjectReader;
import org.tallyman.dialect.tracker.Report;

/**
 * Reads what the maker's HTTP connectors post: the elder shape ({@code IMEI}, {@code Records} with {@code Fields}),
 * which is the TCP protocol in words, and the newer one of a single record ({@code device}, {@code sqn}, {@code lat},
 * {@code analogues}).
 */
final class ConnectorReader implements ObjectReader {

    static final int TEXT_LENGTH = 64;
    static final double ANY = 1e12;

    private final Set<String> ids = new LinkedHashSet<>();
    private @Nullable String imei;
    private @Nullable String serial;

    /** Reports wait until the device's name is known, which may stand behind them. */
    private final List<Report> reports = new ArrayList<>();

    List<String> ids() {
        return List.copyOf(ids);
    }

    @Override
    public void read(Members members, ElementSink sink) throws IOException {
        Report single = new Report();
        boolean listed = false;
        reports.clear();
        imei = null;
        serial = null;
        while (members.next()) {
            switch (members.name()) {
                case "IMEI" -> imei = id(members);
                case "SerNo" -> serial = id(members);
                case "Records" -> {
                    listed = true;
                    readRecords(members, sink);
                }
                case "device" -> readDevice(members);
                case "date" -> single.time(members.instant());
                case "sqn" -> single.attribute("index", whole(members));
                case "reason" -> Reasons.tell(whole(members), single);
                case "lat" -> single.latitude(members.number(-90, 90));
                case "lng" -> single.longitude(members.number(-180, 180));
                case "posAcc" -> single.accuracyM(members.number(0, ANY));
                case "inputs" -> readInputs(members, single);
                case "outputs" -> single.attribute("output", whole(members));
                case "status" -> single.attribute("status", whole(members));
                case "analogues" -> readPairs(members, (id, value) -> single.attribute("adc" + id, value));
                case "counters" -> readPairs(members, (id, value) -> tellCounter(id, value, single));
                default -> members.skip();
            }
        }
        if (listed) {
            members.rejected(sink);
            tell(sink);
            return;
        }
        if (!single.hasTime()) {
            members.refuseElement("missing", "date", "must be there");
        } else if (single.isHalfPlaced()) {
            members.refuseElement("missing", "lat and lng", "a position needs both");
        }
        add(single, members, sink);
        tell(sink);
    }

    private void add(Report report, Members members, ElementSink sink) {
        if (!members.rejected(sink)) {
            reports.add(report);
        }
        sink.endElement();
    }

    /** One connector speaks for all devices of a customer. */
    private void tell(ElementSink sink) {
        Stream.of(imei, serial).filter(Objects::nonNull).forEach(ids::add);
        String device = imei == null ? serial : imei;
        for (Report report : reports) {
            sink.add(report, device);
        }
    }

    private static @Nullable String id(Members members) throws IOException {
        String id = members.isBlank() ? "" : members.textOrNumber(TEXT_LENGTH);
        return id.isEmpty() ? null : id;
    }

    private void readDevice(Members members) throws IOException {
        if (!members.object()) {
            return;
        }
        while (members.next()) {
            switch (members.name()) {
                case "imei" -> imei = id(members);
                case "sn" -> serial = id(members);
                default -> members.skip();
            }
        }
    }

    static long whole(Members members) throws IOException {
        return members.integer(Integer.MIN_VALUE, 0xFFFF_FFFFL);
    }

    static void readInputs(Members members, Report report) throws IOException {
        long input = whole(members);
        report.attribute("ignition", (input & 1) != 0);
        report.attribute("input", input);
    }

    private static void tellCounter(long id, double value, Report report) {
        switch ((int) id) {
            case 0 -> report.attribute("battery", value / 1_000);
            case 1 -> report.attribute("batteryLevel", value / 100);
            default -> report.attribute("counter" + id, value);
        }
    }

    private interface Pair {
        void tell(long id, double value);
    }

    /** A list of {@code id} and {@code val}. */
    private static void readPairs(Members members, Pair pair) throws IOException {
        if (!members.array()) {
            return;
        }
        while (members.nextValue()) {
            long id = -1;
            double value = Double.NaN;
            if (!members.object()) {
                continue;
            }
            while (members.next()) {
                switch (members.name()) {
                    case "id" -> id = members.integer(0, Integer.MAX_VALUE);
                    case "val" -> value = members.number(-ANY, ANY);
                    default -> members.skip();
                }
            }
            if (id >= 0 && !Double.isNaN(value)) {
                pair.tell(id, value);
            }
        }
    }

    private void readRecords(Members members, ElementSink sink) throws IOException {
        if (!members.array()) {
            return;
        }
        while (members.nextValue()) {
            Members.Refused before = members.setAside();
            Members.Refused none = new Members.Refused(null, 0, members.offset());
            members.takeUp(none);
            Report report = new Report();
            if (members.object()) {
                RecordReader.read(members, report);
            }
            add(report, members, sink);
            members.takeUp(before);
        }
    }
}
