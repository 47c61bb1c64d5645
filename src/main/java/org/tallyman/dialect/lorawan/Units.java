package org.tallyman.dialect.lorawan;

import java.util.Map;

/** Units as makers write them, and as UCUM does. */
final class Units {

    private static final Map<String, String> UCUM = Map.ofEntries(
            Map.entry("°C", "Cel"),
            Map.entry("℃", "Cel"),
            Map.entry("C", "Cel"),
            Map.entry("°", "deg"),
            Map.entry("ppm", "[ppm]"),
            Map.entry("ppb", "[ppb]"),
            Map.entry("lux", "lx"),
            Map.entry("Lux", "lx"),
            Map.entry("W⋅m⁻²", "W/m2"),
            Map.entry("m⋅s⁻¹", "m/s"),
            Map.entry("µg⋅m⁻³", "ug/m3"),
            Map.entry("µS⋅cm⁻¹", "uS/cm"),
            Map.entry("mS⋅cm⁻¹", "mS/cm"),
            Map.entry("Ω", "Ohm"),
            Map.entry("µm", "um"),
            Map.entry("µm⋅m⁻¹", "um/m"),
            Map.entry("mg⋅L⁻¹", "mg/L"),
            Map.entry("g⋅L⁻¹", "g/L"),
            Map.entry("l⋅h⁻¹", "L/h"),
            Map.entry("cm⋅h⁻¹", "cm/h"),
            Map.entry("m³⋅m⁻³", "m3/m3"),
            Map.entry("µmol⋅m⁻²⋅s⁻¹", "umol/m2/s"),
            Map.entry("1⋅cm⁻³", "/cm3"),
            Map.entry("Wh", "W.h"),
            Map.entry("kWh", "kW.h"),
            Map.entry("m³", "m3"),
            Map.entry("m3", "m3"),
            Map.entry("l", "L"));

    private static final int LONGEST = 20;

    private Units() {}

    static String ucum(String unit) {
        String ucum = UCUM.getOrDefault(unit, unit);
        return ucum.length() > LONGEST ? ucum.substring(0, LONGEST) : ucum;
    }
}
