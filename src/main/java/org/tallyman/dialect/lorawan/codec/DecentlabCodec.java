package org.tallyman.dialect.lorawan.codec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tallyman.ident.Parsed;

/**
 * Decentlab's protocol version 2: version, device id, and flags that say which groups of big-endian words follow
 * (decentlab.com, "Payload format"). What a group holds is in the model's table:
 *
 * <pre>
 * codec dl-ds18
 * group 1
 *   temperature °C = (x0 - 32768) / 16
 *   pm1_0_mass_concentration "PM1.0 mass concentration" µg⋅m⁻³ = x0 / 10
 * </pre>
 */
final class DecentlabCodec implements PayloadCodec {

    private static final int VERSION = 2;
    private static final int HEADER = 5;

    private record Field(String name, String displayName, String unit, Formula formula) {}

    private record Group(int words, List<Field> fields) {}

    private final List<Group> groups = new ArrayList<>();

    private DecentlabCodec() {}

    static Map<String, PayloadCodec> table(String table) {
        Map<String, PayloadCodec> codecs = new HashMap<>();
        DecentlabCodec codec = new DecentlabCodec();
        for (String line : Tables.lines(table)) {
            if (line.startsWith("codec ")) {
                codec = new DecentlabCodec();
                for (String name : line.substring(6).split(" ", -1)) {
                    codecs.put(name, codec);
                }
            } else if (line.equals("battery")) {
                codec.groups.add(new Group(1, List.of(field("battery_voltage V = x0 / 1000"))));
            } else if (line.startsWith("group ")) {
                codec.groups.add(new Group(Integer.parseInt(line.substring(6)), new ArrayList<>()));
            } else {
                codec.groups.getLast().fields().add(field(line.strip()));
            }
        }
        return codecs;
    }

    private static Field field(String line) {
        int equals = line.indexOf(" = ");
        String head = line.substring(0, equals);
        int end = head.indexOf(' ');
        String name = end < 0 ? head : head.substring(0, end);
        String rest = end < 0 ? "" : head.substring(end + 1);
        String displayName =
                Character.toUpperCase(name.charAt(0)) + name.substring(1).replace('_', ' ');
        if (rest.startsWith("\"")) {
            int close = rest.indexOf('"', 1);
            displayName = rest.substring(1, close);
            rest = rest.substring(close + 1).strip();
        }
        return new Field(name, displayName, rest, FormulaParser.parse(line.substring(equals + 3)));
    }

    @Override
    public Parsed<Map<String, Object>> decode(Payload payload) {
        Variables header = new Variables(payload, 0);
        int version = header.u8(0);
        if (version != VERSION) {
            return Payloads.refused(payload, "protocol version 2 of Decentlab");
        }
        Data data = new Data();
        data.put("protocol_version", (double) version);
        data.put("device_id", (double) header.unsigned(1, 2));
        long flags = header.unsigned(3, 2);
        if (header.isOver() || flags >> groups.size() != 0) {
            return header.isOver()
                    ? Payloads.tooShort(payload)
                    : Payloads.refused(payload, "no more groups of values than this model has");
        }
        int at = HEADER;
        for (int i = 0; i < groups.size(); i++) {
            if (((flags >> i) & 1) == 0) {
                continue;
            }
            Group group = groups.get(i);
            if (at + 2 * group.words() > payload.bytes().length) {
                return Payloads.tooShort(payload);
            }
            Variables words = new Variables(payload, at);
            group.fields().forEach(field -> put(field, words, data));
            at += 2 * group.words();
        }
        return Parsed.ok(data.members());
    }

    private static void put(Field field, Variables words, Data data) {
        double value = field.formula().number(words);
        if (Double.isFinite(value)) {
            Map<String, Object> said = new LinkedHashMap<>();
            said.put("displayName", field.displayName());
            said.put("value", value);
            if (!field.unit().isEmpty()) {
                said.put("unit", field.unit());
            }
            data.put(field.name(), said);
        }
    }
}
