package org.tallyman.dialect.senml;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The units of the registry (RFC 8428 section 12.1, RFC 8798): what is measured in them, and their UCUM code. The value stays
 * as it is.
 */
final class Units {

    /** What a unit says is measured. */
    record Unit(String quantity, String code) {}

    private static final Map<String, Unit> UNITS = Map.ofEntries(
            unit("m", "length", "m"),
            unit("km", "length", "km"),
            unit("cm", "length", "cm"),
            unit("mm", "length", "mm"),
            unit("kg", "weight", "kg"),
            unit("g", "weight", "g"),
            unit("s", "duration", "s"),
            unit("ms", "duration", "ms"),
            unit("min", "duration", "min"),
            unit("h", "duration", "h"),
            unit("A", "current", "A"),
            unit("mA", "current", "mA"),
            unit("K", "temperature", "K"),
            unit("Cel", "temperature", "Cel"),
            unit("cd", "luminous-intensity", "cd"),
            unit("mol", "amount", "mol"),
            unit("Hz", "frequency", "Hz"),
            unit("MHz", "frequency", "MHz"),
            unit("rad", "angle", "rad"),
            unit("sr", "solid-angle", "sr"),
            unit("N", "force", "N"),
            unit("Pa", "pressure", "Pa"),
            unit("hPa", "pressure", "hPa"),
            unit("J", "energy", "J"),
            unit("W", "power", "W"),
            unit("kW", "power", "kW"),
            unit("VA", "apparent-power", "V.A"),
            unit("kVA", "apparent-power", "kV.A"),
            unit("VAs", "apparent-energy", "V.A.s"),
            unit("var", "reactive-power", "V.A"),
            unit("vars", "reactive-energy", "V.A.s"),
            unit("Ah", "charge", "A.h"),
            unit("Wh", "energy", "W.h"),
            unit("kWh", "energy", "kW.h"),
            unit("C", "charge", "C"),
            unit("V", "voltage", "V"),
            unit("mV", "voltage", "mV"),
            unit("F", "capacitance", "F"),
            unit("Ohm", "resistance", "Ohm"),
            unit("S", "conductance", "S"),
            unit("S/m", "conductivity", "S/m"),
            unit("Wb", "magnetic-flux", "Wb"),
            unit("T", "magnetic-field", "T"),
            unit("H", "inductance", "H"),
            unit("lm", "luminous-flux", "lm"),
            unit("lx", "illuminance", "lx"),
            unit("Bq", "radioactivity", "Bq"),
            unit("Gy", "absorbed-dose", "Gy"),
            unit("Sv", "equivalent-dose", "Sv"),
            unit("kat", "catalytic-activity", "kat"),
            unit("m2", "area", "m2"),
            unit("m3", "volume", "m3"),
            unit("l", "volume", "l"),
            unit("m/s", "speed", "m/s"),
            unit("km/h", "speed", "km/h"),
            unit("m/s2", "acceleration", "m/s2"),
            unit("m3/s", "flow", "m3/s"),
            unit("l/s", "flow", "l/s"),
            unit("mm/h", "precipitation", "mm/h"),
            unit("W/m2", "irradiance", "W/m2"),
            unit("cd/m2", "luminance", "cd/m2"),
            unit("bit", "information", "bit"),
            unit("bit/s", "data-rate", "bit/s"),
            unit("Mbit/s", "data-rate", "Mbit/s"),
            unit("B", "information", "By"),
            unit("KiB", "information", "KiBy"),
            unit("GB", "information", "GBy"),
            unit("lat", "latitude", "deg"),
            unit("lon", "longitude", "deg"),
            unit("deg", "angle", "deg"),
            unit("pH", "acidity", "[pH]"),
            unit("dB", "level", "dB"),
            unit("dBW", "power-level", "dB[W]"),
            unit("dBm", "signal-strength", "dB[mW]"),
            unit("Bspl", "sound", "B[SPL]"),
            unit("count", "count", "1"),
            unit("/", "ratio", "1"),
            unit("%", "ratio", "%"),
            unit("/100", "ratio", "%"),
            unit("/1000", "ratio", "[ppth]"),
            unit("ppm", "concentration", "[ppm]"),
            unit("ug/m3", "concentration", "ug/m3"),
            unit("kg/m3", "density", "kg/m3"),
            unit("%RH", "humidity", "%"),
            unit("%EL", "battery", "%"),
            unit("EL", "battery-remaining", "s"),
            unit("1/s", "rate", "/s"),
            unit("1/min", "rate", "/min"),
            unit("beat/min", "heart-rate", "/min"),
            unit("beats", "heart-beats", "1"));

    private Units() {}

    private static Map.Entry<String, Unit> unit(String name, String quantity, String code) {
        return Map.entry(name, new Unit(quantity, code));
    }

    /** Null when it is not registered. */
    static @Nullable Unit of(String name) {
        return UNITS.get(name);
    }
}
