package org.tallyman.dialect.lorawan.codec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tallyman.ident.Parsed;

/**
 * Payloads of fixed layouts, as a table has them:
 *
 * <pre>
 * codec tbms100 and other names of it
 * when port == 102 && length == 8
 *   battery [V] = (25 + (b(1) & 15)) / 10
 * from length - 9
 *   humidity = b(0)
 * when port == 3
 * each 11 history
 *   timestamp = u32(7)
 * </pre>
 *
 * <p>The first layout whose condition holds is the one; the unit is there where the name does not tell it. Behind
 * {@code from} bytes are counted from that place; {@code each} has the layout of pieces of so many bytes, of which it
 * makes a list. Layouts before the first codec belong to all, behind their own.
 */
final class FormulaCodec implements PayloadCodec {

    private static final Formula START = variables -> 0.0;

    private record Field(String name, Formula from, Formula formula) {}

    /** A layout; one that repeats is of pieces of so many bytes, which become a list of this name. */
    private record Layout(Formula when, int pieceBytes, String list, List<Field> fields) {}

    private final List<Layout> layouts = new ArrayList<>();
    private final Map<String, String> units = new HashMap<>();
    private Formula from = START;

    private FormulaCodec() {}

    /** The codecs of a table, each under all of its names. */
    static Map<String, PayloadCodec> table(String table) {
        Map<String, PayloadCodec> codecs = new HashMap<>();
        FormulaCodec common = new FormulaCodec();
        FormulaCodec codec = common;
        for (String line : Tables.lines(table)) {
            if (line.startsWith("codec ")) {
                codec = new FormulaCodec();
                for (String name : line.substring(6).split(" ", -1)) {
                    codecs.put(name, codec);
                }
            } else if (line.startsWith("when ")) {
                codec.layouts.add(new Layout(FormulaParser.parse(line.substring(5)), 0, "", new ArrayList<>()));
                codec.from = START;
            } else if (line.startsWith("each ")) {
                int space = line.indexOf(' ', 5);
                int bytes = Integer.parseInt(line.substring(5, space));
                Layout once = codec.layouts.removeLast();
                codec.layouts.add(new Layout(once.when(), bytes, line.substring(space + 1), new ArrayList<>()));
            } else if (line.startsWith("from ")) {
                codec.from = FormulaParser.parse(line.substring(5));
            } else {
                codec.field(line.strip());
            }
        }
        for (PayloadCodec each : Set.copyOf(codecs.values())) {
            if (each instanceof FormulaCodec made) {
                made.layouts.addAll(common.layouts);
                common.units.forEach(made.units::putIfAbsent);
            }
        }
        return codecs;
    }

    private void field(String line) {
        int equals = line.indexOf(" = ");
        String name = line.substring(0, equals);
        int bracket = name.indexOf(" [");
        if (bracket > 0) {
            String unit = name.substring(bracket + 2, name.length() - 1);
            name = name.substring(0, bracket);
            units.put(name, unit);
        }
        layouts.getLast().fields().add(new Field(name, from, FormulaParser.parse(line.substring(equals + 3))));
    }

    @Override
    public Parsed<Map<String, Object>> decode(Payload payload) {
        for (Layout layout : layouts) {
            // A condition may look at a byte that is not there: then it does not hold, and nothing is wrong.
            Variables asked = new Variables(payload, 0);
            if (layout.when().holds(asked) && !asked.isOver()) {
                return decode(layout, payload);
            }
        }
        return Parsed.refused(
                "payload",
                "port",
                payload.port() + ", " + payload.bytes().length + " bytes",
                "a port and a length that this model sends");
    }

    private static Parsed<Map<String, Object>> decode(Layout layout, Payload payload) {
        Data data = new Data();
        if (layout.pieceBytes() == 0) {
            return decoded(layout, payload, 0, data) ? Parsed.ok(data.members()) : Payloads.tooShort(payload);
        }
        for (int at = 0; at < payload.bytes().length; at += layout.pieceBytes()) {
            Data piece = new Data();
            if (!decoded(layout, payload, at, piece)) {
                return Payloads.tooShort(payload);
            }
            data.append(layout.list(), piece.members());
        }
        return Parsed.ok(data.members());
    }

    /** Whether all bytes were there. */
    private static boolean decoded(Layout layout, Payload payload, int start, Data data) {
        Variables whole = new Variables(payload, start);
        for (Field field : layout.fields()) {
            int base = (int) field.from().number(whole);
            Variables variables = new Variables(payload, Math.max(0, start + base));
            data.put(field.name(), field.formula().of(variables));
            if (base < 0 || variables.isOver()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Map<String, String> units() {
        return Map.copyOf(units);
    }
}
