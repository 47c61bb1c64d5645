package org.tallyman.intake;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tallyman.dialect.Observation;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Observation.Fix;
import org.tallyman.dialect.Observation.Gap;
import org.tallyman.dialect.Observation.Measurement;
import org.tallyman.dialect.Observation.Scan;
import org.tallyman.dialect.Observation.Signal;
import org.tallyman.dialect.Observation.TagRead;
import org.tallyman.platform.Units;

/** What an observation says, for people who do not read JSON; without its time. */
final class Words {

    /** Of a status with many attributes; its JSON names all. */
    private static final int LENGTH = 240;

    private Words() {}

    static String of(Observation observation) {
        return switch (observation) {
            case TagRead read -> tag(read);
            case Scan scan -> "scanned " + scan.data() + (scan.symbology() == null ? "" : ", " + scan.symbology());
            case Fix fix -> position(fix);
            case Measurement measured ->
                words(measured.quantity()) + " " + number(measured.value()) + unit(measured.unit())
                        + (measured.sensor().isEmpty() ? "" : ", sensor " + measured.sensor());
            case Signal signal ->
                words(signal.kind().name()) + " " + signal.name() + " is " + (signal.on() ? "on" : "off");
            case DeviceStatus status -> status(status);
            case Gap gap ->
                (gap.lost() == 0
                                ? "data was lost"
                                : gap.lost() + (gap.lost() == 1 ? " report was" : " reports were") + " lost")
                        + (gap.reason().isEmpty() ? "" : ": " + gap.reason());
        };
    }

    private static String tag(TagRead read) {
        Integer power = read.rssiCdbm();
        return "tag " + read.epc()
                + (read.antenna() == 0 ? "" : " at antenna " + read.antenna())
                + (power == null ? "" : ", " + number(power / 100.0) + " dBm")
                + (read.count() == 1 ? "" : ", " + read.count() + " times");
    }

    private static String position(Fix fix) {
        Double speed = fix.speedKmh();
        Double accuracy = fix.accuracyM();
        return String.format(Locale.ROOT, "at %.5f, %.5f", fix.latitude(), fix.longitude())
                + (speed == null ? "" : ", " + number(speed) + " km/h")
                + (accuracy == null ? "" : ", within " + number(accuracy) + " m")
                + (fix.valid() ? "" : ", an old or poor fix");
    }

    private static String status(DeviceStatus status) {
        Map<String, Object> attributes = new TreeMap<>(status.attributes());
        String all = attributes.entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .collect(Collectors.joining(", "));
        String said = status.state() + (all.isEmpty() ? "" : ": " + all);
        return said.length() > LENGTH ? said.substring(0, LENGTH) + "…" : said;
    }

    private static String words(String name) {
        return name.toLowerCase(Locale.ROOT).replace('-', ' ').replace('_', ' ');
    }

    private static String number(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString().replace('-', '\u2212')
                : String.valueOf(value);
    }

    private static String unit(String ucum) {
        String unit = Units.words(ucum);
        return unit.isEmpty() ? "" : " " + unit;
    }
}
