package org.tallyman.dialect.sparkplug;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tallyman.dialect.tracker.ByteCursor;

/** The set of properties of a metric, of which the unit counts; keys and values are two lists side by side. */
final class Properties {

    private static final Set<String> UNIT_KEYS =
            Set.of("engUnit", "EngUnit", "engineeringUnits", "Engineering Units", "unit", "units");
    private static final int STRING_VALUE = 8;
    private static final int UNIT_LENGTH_MAX = 32;

    /** What people write for UCUM codes. */
    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("°C", "Cel"),
            Map.entry("C", "Cel"),
            Map.entry("degC", "Cel"),
            Map.entry("DegC", "Cel"),
            Map.entry("Celsius", "Cel"),
            Map.entry("°F", "[degF]"),
            Map.entry("degF", "[degF]"),
            Map.entry("%RH", "%"),
            Map.entry("ppm", "[ppm]"),
            Map.entry("lux", "lx"),
            Map.entry("kWh", "kW.h"),
            Map.entry("Wh", "W.h"),
            Map.entry("µm", "um"),
            Map.entry("psi", "[psi]"));

    private Properties() {}

    /** UCUM where it is known, else as it is written; empty when there is none. */
    static String unit(ByteCursor bytes) {
        List<String> keys = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        ProtobufCursor fields = new ProtobufCursor(bytes);
        for (int field = fields.next(); field > 0; field = fields.next()) {
            if (field == 1) {
                keys.add(fields.text());
            } else if (field == 2) {
                texts.add(text(fields.bytes()));
            }
        }
        for (int i = 0; i < Math.min(keys.size(), texts.size()); i++) {
            String text = texts.get(i);
            if (UNIT_KEYS.contains(keys.get(i)) && !text.isEmpty() && text.length() <= UNIT_LENGTH_MAX) {
                return CODES.getOrDefault(text, text);
            }
        }
        return "";
    }

    private static String text(ByteCursor value) {
        ProtobufCursor fields = new ProtobufCursor(value);
        String text = "";
        for (int field = fields.next(); field > 0; field = fields.next()) {
            text = field == STRING_VALUE ? fields.text().strip() : text;
        }
        return text;
    }
}
