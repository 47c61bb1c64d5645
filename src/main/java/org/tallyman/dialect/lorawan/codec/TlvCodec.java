package org.tallyman.dialect.lorawan.codec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallyman.ident.Parsed;

/**
 * Payloads of parts, each with a key of one or two bytes before it, as a table has them:
 *
 * <pre>
 * key 2
 * codec em300-th em320-th
 * 03 67 2 temperature = s16le(0) / 10
 * 20 CE 7 history+ timestamp = u32le(0) ; temperature = s16le(4) / 10
 * </pre>
 *
 * <p>The number is the part's length in bytes, or a formula in braces. {@code name+} gathers the parts in a list of
 * objects, {@code name*} repeated values in a list; {@code name{V}} is an object of {@code data} and {@code unit}. Of
 * a key of two bytes one may be {@code **}, for any. Rows before the first codec belong to all. Nobody can say where
 * a part ends whose key is unknown: it and what follows are kept as {@code undecoded}. Several tables are read as one.
 */
final class TlvCodec implements PayloadCodec {

    private record Field(String name, Formula formula) {}

    private record Row(Formula length, @Nullable String list, List<Field> fields) {}

    private final int keyBytes;
    private final Map<String, Row> rows;
    private final Map<String, String> units = new HashMap<>();

    private TlvCodec(int keyBytes, Map<String, Row> rows) {
        this.keyBytes = keyBytes;
        this.rows = new HashMap<>(rows);
    }

    static Map<String, PayloadCodec> table(String... tables) {
        Map<String, PayloadCodec> codecs = new HashMap<>();
        TlvCodec common = new TlvCodec(1, Map.of());
        TlvCodec codec = common;
        for (String line :
                Stream.of(tables).flatMap(table -> Tables.lines(table).stream()).toList()) {
            if (line.startsWith("key ")) {
                common = new TlvCodec(Integer.parseInt(line.substring(4)), Map.of());
                codec = common;
            } else if (line.startsWith("codec ")) {
                codec = new TlvCodec(common.keyBytes, common.rows);
                codec.units.putAll(common.units);
                for (String name : line.substring(6).split(" ", -1)) {
                    codecs.put(name, codec);
                }
            } else {
                codec.row(line);
            }
        }
        return codecs;
    }

    private void row(String line) {
        int keyEnd = 3 * keyBytes;
        String key = line.substring(0, keyEnd).replace(" ", "").toLowerCase(Locale.ROOT);
        boolean computed = line.charAt(keyEnd) == '{';
        int lengthEnd = computed ? line.indexOf('}', keyEnd) : (line + " ").indexOf(' ', keyEnd);
        String length = line.substring(keyEnd + (computed ? 1 : 0), lengthEnd);
        String rest = line.substring(Math.min(line.length(), lengthEnd + 1)).strip();
        String list = null;
        int first = rest.indexOf(' ');
        if (first > 0 && rest.charAt(first - 1) == '+') {
            list = rest.substring(0, first - 1);
            rest = rest.substring(first + 1);
        }
        List<Field> fields = new ArrayList<>();
        for (String field : rest.isEmpty() ? List.<String>of() : List.of(rest.split(" ; ", -1))) {
            int equals = field.indexOf(" = ");
            String name = field.substring(0, equals);
            int bracket = name.indexOf(" [");
            if (bracket > 0) {
                units.put(name.substring(0, bracket), name.substring(bracket + 2, name.length() - 1));
                name = name.substring(0, bracket);
            }
            int brace = name.indexOf('{');
            Formula formula = FormulaParser.parse(field.substring(equals + 3));
            if (brace > 0) {
                String unit = name.substring(brace + 1, name.length() - 1);
                name = name.substring(0, brace);
                fields.add(new Field(name + ":data", formula));
                fields.add(new Field(name + ":unit", variables -> unit));
            } else {
                fields.add(new Field(name, formula));
            }
        }
        rows.put(key, new Row(FormulaParser.parse(length), list, fields));
    }

    @Override
    public Parsed<Map<String, Object>> decode(Payload payload) {
        return decode(payload, 0);
    }

    /** From some byte on. */
    Parsed<Map<String, Object>> decode(Payload payload, int from) {
        Data data = new Data();
        int length = payload.bytes().length;
        int at = from;
        while (at < length) {
            Variables part = new Variables(payload, at);
            Row row = row(part);
            if (row == null) {
                break;
            }
            Variables value = new Variables(payload, at + keyBytes);
            int size = (int) row.length().number(value);
            if (size < 0 || value.isOver() || at + keyBytes + size > length) {
                return Payloads.tooShort(payload);
            }
            put(row, value, data);
            at += keyBytes + size;
        }
        if (at < length && data.isEmpty()) {
            return Payloads.refused(payload, "parts with keys that this model sends");
        }
        if (at < length) {
            data.put("undecoded", new Variables(payload, at).hex(0, 0));
        }
        return Parsed.ok(data.members());
    }

    /** How many bytes the part at this place takes, its key included; -1 when its key is unknown. */
    int size(Payload payload, int at) {
        Row row = row(new Variables(payload, at));
        return row == null ? -1 : keyBytes + (int) row.length().number(new Variables(payload, at + keyBytes));
    }

    private @Nullable Row row(Variables part) {
        String key = part.hex(0, keyBytes);
        Row row = rows.get(key);
        if (row != null || key.length() != 4) {
            return row;
        }
        Row ofType = rows.get("**" + key.substring(2));
        return ofType == null ? rows.get(key.substring(0, 2) + "**") : ofType;
    }

    private static void put(Row row, Variables value, Data data) {
        Data target = row.list() == null ? data : new Data();
        for (Field field : row.fields()) {
            Object said = field.formula().of(value);
            if (field.name().endsWith("*")) {
                target.repeat(field.name().substring(0, field.name().length() - 1), said);
            } else {
                target.put(field.name(), said);
            }
        }
        if (row.list() != null) {
            data.append(row.list(), target.members());
        }
    }

    @Override
    public Map<String, String> units() {
        return Map.copyOf(units);
    }
}
