package org.tallyman.dialect.tallyman;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Observation;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Observation.Fix;
import org.tallyman.dialect.Observation.Gap;
import org.tallyman.dialect.Observation.Measurement;
import org.tallyman.dialect.Observation.Scan;
import org.tallyman.dialect.Observation.Signal;
import org.tallyman.dialect.Observation.TagRead;
import org.tallyman.dialect.TagDetail;

/** Writes observations as the neutral JSON that {@link TallymanDialect} reads: one object each, members in one order. */
public final class NeutralJson {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
            .build();

    private NeutralJson() {}

    /** Names of the members that tell of an observation. */
    public static Set<String> observed() {
        return Fields.observed();
    }

    /** The first member that is missing where these tell of an observation; empty where none is. */
    public static String missing(Set<String> members) {
        long seen = Fields.of(members);
        Kind kind = Kind.of(seen);
        long missing = kind == null ? 0 : kind.required & ~seen;
        return missing == 0 ? "" : Fields.nameOf(missing);
    }

    /** One object without a device. */
    public static String write(Observation observation) {
        return write(observation, null);
    }

    /** One object; {@code device} is left out when null. */
    public static String write(Observation observation, @Nullable String device) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            write(json, observation, device);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return text.toString();
    }

    /** An array of objects, each with the device that its element names. */
    public static String write(List<Element> elements) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartArray();
            for (Element element : elements) {
                write(json, element.observation(), element.child());
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return text.toString();
    }

    /**
     * Writes one object where the generator stands.
     *
     * @throws IOException when what the generator writes to fails
     */
    public static void write(JsonGenerator json, Observation observation, @Nullable String device) throws IOException {
        json.writeStartObject();
        if (device != null) {
            json.writeStringField("device", device);
        }
        json.writeStringField("time", observation.observedAt().toString());
        switch (observation) {
            case TagRead read -> writeRead(json, read);
            case Scan scan -> {
                json.writeStringField("scan", scan.data());
                writeText(json, "symbology", scan.symbology());
                writeText(json, "readPoint", scan.readPoint());
            }
            case Fix fix -> writeFix(json, fix);
            case Measurement measurement -> {
                json.writeStringField("quantity", measurement.quantity());
                writeNumber(json, "value", measurement.value());
                json.writeStringField("unit", measurement.unit());
                writeText(json, "sensor", measurement.sensor());
            }
            case Signal signal -> {
                json.writeStringField("signal", name(signal));
                writeText(json, "name", signal.name());
                json.writeBooleanField("on", signal.on());
            }
            case DeviceStatus status -> {
                json.writeStringField("status", status.state());
                if (!status.attributes().isEmpty()) {
                    json.writeFieldName("attributes");
                    writeValue(json, status.attributes());
                }
            }
            case Gap gap -> {
                json.writeNumberField("lost", gap.lost());
                writeText(json, "reason", gap.reason());
            }
        }
        json.writeEndObject();
    }

    private static String name(Signal signal) {
        return signal.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void writeRead(JsonGenerator json, TagRead read) throws IOException {
        json.writeStringField("epc", read.epc());
        if (read.antenna() != 0) {
            json.writeNumberField("antenna", read.antenna());
        }
        writeHundredths(json, "rssi", read.rssiCdbm());
        if (read.count() != 1) {
            json.writeNumberField("count", read.count());
        }
        TagDetail detail = read.detail();
        if (detail == null) {
            return;
        }
        writeText(json, "tid", detail.tid());
        writeText(json, "pc", detail.pc());
        if (detail.frequencyKHz() != null) {
            json.writeNumberField("frequency", detail.frequencyKHz());
        }
        writeNumber(json, "phase", detail.phaseDegrees());
        writeHundredths(json, "power", detail.transmitPowerCdbm());
        if (detail.sequence() != null) {
            json.writeNumberField("sequence", detail.sequence());
        }
        writeText(json, "reader", detail.reader());
    }

    private static void writeFix(JsonGenerator json, Fix fix) throws IOException {
        if (!fix.valid()) {
            json.writeBooleanField("valid", false);
        }
        writeNumber(json, "latitude", fix.latitude());
        writeNumber(json, "longitude", fix.longitude());
        writeNumber(json, "altitude", fix.altitudeM());
        writeNumber(json, "speed", fix.speedKmh());
        writeNumber(json, "course", fix.courseDegrees());
        writeNumber(json, "accuracy", fix.accuracyM());
    }

    private static void writeText(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null && !value.isEmpty()) {
            json.writeStringField(name, value);
        }
    }

    private static void writeHundredths(JsonGenerator json, String name, @Nullable Integer value) throws IOException {
        if (value != null) {
            json.writeFieldName(name);
            json.writeNumber(plain(BigDecimal.valueOf(value, 2)));
        }
    }

    private static void writeNumber(JsonGenerator json, String name, @Nullable Double value) throws IOException {
        if (value != null) {
            json.writeFieldName(name);
            writeDouble(json, value);
        }
    }

    /** Shortest form: 60 rather than 60.0. JSON has no infinities, so those become null, which reads as absent. */
    private static void writeDouble(JsonGenerator json, double value) throws IOException {
        if (!Double.isFinite(value)) {
            json.writeNull();
        } else if (Math.abs(value) < 1e15) {
            json.writeNumber(plain(BigDecimal.valueOf(value)));
        } else {
            json.writeNumber(value);
        }
    }

    private static String plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return Math.abs(stripped.scale()) > 20 ? stripped.toString() : stripped.toPlainString();
    }

    private static void writeValue(JsonGenerator json, Object value) throws IOException {
        switch (value) {
            case Map<?, ?> map -> {
                json.writeStartObject();
                Map<String, Object> sorted = new TreeMap<>();
                map.forEach((key, member) -> sorted.put(String.valueOf(key), member));
                for (Map.Entry<String, Object> member : sorted.entrySet()) {
                    json.writeFieldName(member.getKey());
                    writeValue(json, member.getValue());
                }
                json.writeEndObject();
            }
            case List<?> list -> {
                json.writeStartArray();
                for (Object member : list) {
                    writeValue(json, member);
                }
                json.writeEndArray();
            }
            case Boolean flag -> json.writeBoolean(flag);
            case Double number -> writeDouble(json, number);
            case Float number -> writeDouble(json, number);
            case Long number -> json.writeNumber(number);
            case Integer number -> json.writeNumber(number);
            case BigDecimal number -> json.writeNumber(number);
            default -> json.writeString(value.toString());
        }
    }
}
