package org.tallyman.dialect.osmand;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.json.InstantText;
import org.tallyman.dialect.tracker.Decodings;
import org.tallyman.dialect.tracker.Report;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Refusal;

/** Reads a report from query and form parameters. */
final class FormReport {

    private static final double KMH_PER_KNOT = 1.852;
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d{1,20}(\\.\\d{0,20})?|\\.\\d{1,20})([eE][+-]?\\d{1,3})?");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,13}");
    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,18}");

    private final Report report = new Report();
    private final List<String> ids = new ArrayList<>();
    private double latitude = Double.NaN;
    private double longitude = Double.NaN;
    private @Nullable Refusal refusal;

    private FormReport() {}

    static Decoding decode(Frame frame) {
        String target = frame.target();
        int question = target.indexOf('?');
        String query = question < 0 ? "" : target.substring(question + 1).split("[ #]", 2)[0];
        String form = new String(frame.payload(), StandardCharsets.UTF_8).strip();
        return switch (Form.parse(query + "&" + form)) {
            case Parsed.Refused<List<Form.Pair>>(Refusal refusal) -> Decodings.refused(List.of(), refusal);
            case Parsed.Ok<List<Form.Pair>>(List<Form.Pair> pairs) -> new FormReport().decode(pairs, frame);
        };
    }

    private Decoding decode(List<Form.Pair> pairs, Frame frame) {
        if (pairs.isEmpty()) {
            return Decodings.refused(
                    ids, new Refusal("empty", "query", "", "id, lat, lon, timestamp or other parameters"));
        }
        pairs.forEach(pair -> take(pair.name(), pair.value()));
        if (refusal == null && Double.isNaN(latitude) != Double.isNaN(longitude)) {
            refuse("missing", "lat and lon", "", "a position needs both");
        }
        // Two zeros are what phones send that do not know where they are.
        if (Double.isFinite(latitude) && (latitude != 0 || longitude != 0)) {
            report.position(latitude, longitude);
        }
        if (refusal != null) {
            return Decodings.refused(ids, refusal);
        }
        return Decodings.of(report, frame, ids, null);
    }

    private void take(String name, String value) {
        switch (name) {
            case "id", "deviceid" -> ids.add(value);
            case "timestamp" -> time(value);
            case "valid" -> report.valid(value.equals("1") || value.equalsIgnoreCase("true"));
            case "lat" -> latitude = number(name, value, -90, 90);
            case "lon" -> longitude = number(name, value, -180, 180);
            case "location" -> location(value);
            case "speed" -> report.speedKmh(number(name, value, -1_000, 5_000) * KMH_PER_KNOT);
            case "bearing", "heading" -> report.courseDegrees(number(name, value, -360, 360));
            case "altitude" -> report.altitudeM(number(name, value, -12_000, 100_000));
            case "accuracy" -> report.accuracyM(number(name, value, -1, 100_000_000));
            case "batt" -> report.batteryPercent(number(name, value, -1, 100));
            case "cell" -> cell(value);
            case "wifi" -> wifi(value);
            case "driverUniqueId" -> report.attribute(name, value);
            default -> report.attribute(name, plain(value));
        }
    }

    /** Seconds or milliseconds since 1970, or a date and time, in UTC unless it names a zone. */
    private void time(String value) {
        Instant time = null;
        if (WHOLE.matcher(value).matches()) {
            long number = Long.parseLong(value);
            time = Instant.ofEpochMilli(number < Integer.MAX_VALUE ? number * 1_000 : number);
        } else if (value.length() <= 40) {
            time = InstantText.parse(value);
            time = time == null ? InstantText.parse(value + "Z") : time;
        }
        if (time == null || time.toEpochMilli() >= InstantText.YEAR_2100_MS) {
            refuse("time", "timestamp", value, "seconds or milliseconds since 1970, ISO 8601, or yyyy-MM-dd HH:mm:ss");
        } else {
            report.time(time);
        }
    }

    private void location(String value) {
        String[] parts = value.split(",", 3);
        if (parts.length != 2) {
            refuse("location", "location", value, "latitude,longitude");
            return;
        }
        latitude = number("location", parts[0].strip(), -90, 90);
        longitude = number("location", parts[1].strip(), -180, 180);
    }

    private void cell(String value) {
        String[] parts = value.split(",", 6);
        if (parts.length < 4 || parts.length > 5 || !areIntegers(parts, 0)) {
            refuse("cell", "cell", value, "mcc,mnc,lac,cell id and optionally signal strength, whole numbers");
            return;
        }
        Long signalStrength = parts.length == 5 ? Long.valueOf(parts[4]) : null;
        report.cell(
                Long.parseLong(parts[0]),
                Long.parseLong(parts[1]),
                Long.parseLong(parts[2]),
                Long.parseLong(parts[3]),
                signalStrength);
    }

    private void wifi(String value) {
        String[] parts = value.split(",", 3);
        if (parts.length != 2 || !areIntegers(parts, 1)) {
            refuse("wifi", "wifi", value, "hardware address,signal strength");
            return;
        }
        report.accessPoint(parts[0].replace('-', ':'), Long.parseLong(parts[1]));
    }

    private static boolean areIntegers(String[] parts, int from) {
        for (int i = from; i < parts.length; i++) {
            if (!INTEGER.matcher(parts[i]).matches()) {
                return false;
            }
        }
        return true;
    }

    private double number(String name, String value, double min, double max) {
        double number = NUMBER.matcher(value).matches() ? Double.parseDouble(value) : Double.NaN;
        if (number >= min && number <= max) {
            return number;
        }
        refuse("range", name, value, "a number from " + (long) min + " to " + (long) max);
        return 0;
    }

    private static Object plain(String value) {
        if (NUMBER.matcher(value).matches()) {
            double number = Double.parseDouble(value);
            return Double.isFinite(number) ? (Object) number : value;
        }
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> value;
        };
    }

    private void refuse(String code, String field, String value, String rule) {
        if (refusal == null) {
            refusal = new Refusal(code, field, value, rule);
        }
    }
}
