package org.tallyman.epcis.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallyman.epcis.EpcisDocument;
import org.tallyman.epcis.EpcisEvent;
import org.tallyman.epcis.EpcisTime;
import org.tallyman.epcis.Fault;
import org.tallyman.epcis.Json;
import org.tallyman.epcis.Reading;

/** Reads and writes EPCIS 2.0 JSON. What was read and is written again is the same JSON, but for the order of members. */
public final class EpcisJson {

    private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+)*");

    private EpcisJson() {}

    /** One event standing alone, with or without a context. */
    public static Reading<EpcisEvent> readEvent(byte[] utf8) {
        return readEvent(utf8, true);
    }

    /** An event that {@link #write(EpcisEvent)} wrote before: what was taken once is not judged again. */
    public static Reading<EpcisEvent> readOwn(byte[] utf8) {
        return readEvent(utf8, false);
    }

    private static Reading<EpcisEvent> readEvent(byte[] utf8, boolean judged) {
        return switch (TreeReader.read(utf8)) {
            case Reading.Refused<Json.Members>(List<Fault> faults) -> new Reading.Refused<>(faults);
            case Reading.Read<Json.Members>(Json.Members members) -> {
                List<Fault> faults = new ArrayList<>();
                Fields fields = new Fields(members, "", faults);
                yield result(judged ? judged(fields) : EventReader.read(fields), faults);
            }
        };
    }

    /** An {@code EPCISDocument}. */
    public static Reading<EpcisDocument> readDocument(byte[] utf8) {
        return switch (TreeReader.read(utf8)) {
            case Reading.Refused<Json.Members>(List<Fault> faults) -> new Reading.Refused<>(faults);
            case Reading.Read<Json.Members>(Json.Members members) -> {
                List<Fault> faults = new ArrayList<>();
                yield result(document(new Fields(members, "", faults)), faults);
            }
        };
    }

    public static String write(EpcisEvent event) {
        return TreeWriter.write(EventWriter.tree(event));
    }

    /** The event with the standard context, unless it has one of its own: a JSON-LD text that can stand alone. */
    public static String writeAlone(EpcisEvent event) {
        return TreeWriter.write(alone(event));
    }

    /** Like {@link #writeAlone}, on lines of its own for people. */
    public static String writeIndented(EpcisEvent event) {
        return TreeWriter.writeIndented(alone(event));
    }

    private static Json.Members alone(EpcisEvent event) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("@context", new Json.Items(List.of(new Json.Text(EpcisDocument.CONTEXT))));
        members.putAll(EventWriter.tree(event).values());
        return new Json.Members(members);
    }

    public static String write(EpcisDocument document) {
        Map<String, Json> body = new LinkedHashMap<>();
        body.put(
                "eventList",
                new Json.Items(
                        document.events().stream().<Json>map(EventWriter::tree).toList()));
        body.putAll(document.bodyExtra().values());
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("@context", document.context());
        members.put("type", new Json.Text("EPCISDocument"));
        members.put("schemaVersion", new Json.Text(document.schemaVersion()));
        members.put("creationDate", new Json.Text(document.creationDate().text()));
        members.putAll(document.extra().values());
        members.put("epcisBody", new Json.Members(body));
        return TreeWriter.write(new Json.Members(members));
    }

    private static @Nullable EpcisDocument document(Fields fields) {
        if (!fields.requiredText("type").equals("EPCISDocument")) {
            fields.fault("type", "EPCISDocument");
            return null;
        }
        fields.required("@context");
        Json context = fields.any("@context");
        String version = fields.requiredText("schemaVersion");
        if (!version.isEmpty() && !VERSION.matcher(version).matches()) {
            fields.fault("schemaVersion", "numbers and full stops, such as 2.0");
        }
        EpcisTime created = fields.requiredTime("creationDate");
        fields.required("epcisBody");
        Fields body = fields.object("epcisBody");
        if (context == null || body == null) {
            return null;
        }
        body.required("eventList");
        List<EpcisEvent> events = new ArrayList<>();
        body.each("eventList", event -> {
            EpcisEvent read = judged(event);
            if (read != null) {
                events.add(read);
            }
        });
        return new EpcisDocument(context, version, created, events, fields.rest(), body.rest());
    }

    /** Conditions between members are judged where the members themselves are right. */
    private static @Nullable EpcisEvent judged(Fields fields) {
        int before = fields.faults();
        EpcisEvent event = EventReader.read(fields);
        if (event != null && fields.faults() == before) {
            EventRules.check(event, fields);
        }
        return event;
    }

    private static <T> Reading<T> result(@Nullable T value, List<Fault> faults) {
        return value == null || !faults.isEmpty() ? new Reading.Refused<>(faults) : new Reading.Read<>(value);
    }
}
