package org.tallyman.dialect.lorawan.codec;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallyman.ident.Parsed;

/**
 * Cayenne Low Power Payload with the types that RAKwireless and others added: channel, type, big-endian value. Names
 * are the type's with the channel behind it, {@code temperature_1}.
 */
final class CayenneLpp implements PayloadCodec {

    /** Type, name, bytes, and what a unit is worth; a minus for values in two's complement. */
    private static final String TYPES = """
            0 digital_in 1 1
            1 digital_out 1 1
            2 analog_in -2 100
            3 analog_out -2 100
            100 generic 4 1
            101 illuminance 2 1
            102 presence 1 1
            103 temperature -2 10
            104 humidity 1 2
            113 accelerometer -2,2,2 1000,1000,1000
            112 humidity_prec 2 10
            115 barometer 2 10
            116 voltage 2 100
            117 current 2 1000
            118 frequency 4 1
            120 percentage 1 1
            121 altitude -2 1
            125 concentration 2 1
            128 power 2 1
            130 distance 4 1000
            131 energy 4 1000
            132 direction 2 1
            133 time 4 1
            134 gyrometer -2,2,2 100,100,100
            135 colour 1,1,1 1,1,1
            136 gps -3,3,3 10000,10000,100
            137 gps -4,4,3 1000000,1000000,100
            138 voc 2 1
            142 switch 1 1
            188 soil_moisture 2 10
            190 wind_speed 2 100
            191 wind_direction 2 1
            192 soil_ec 2 1000
            193 soil_ph_h 2 100
            194 soil_ph_l 2 10
            195 pyranometer 2 1
            """;

    private record Type(String name, boolean signed, int[] sizes, double[] divisors, String[] parts) {}

    private final Map<Integer, Type> types = new HashMap<>();

    CayenneLpp() {
        for (String line : TYPES.lines().toList()) {
            String[] columns = line.split(" ", -1);
            boolean signed = columns[2].startsWith("-");
            String[] sizes = columns[2].substring(signed ? 1 : 0).split(",", -1);
            String[] divisors = columns[3].split(",", -1);
            Type type =
                    new Type(columns[1], signed, new int[sizes.length], new double[sizes.length], parts(columns[1]));
            for (int i = 0; i < sizes.length; i++) {
                type.sizes[i] = Integer.parseInt(sizes[i]);
                type.divisors[i] = Double.parseDouble(divisors[i]);
            }
            types.put(Integer.valueOf(columns[0]), type);
        }
    }

    private static String[] parts(String name) {
        return switch (name) {
            case "gps" -> new String[] {"latitude", "longitude", "altitude"};
            case "colour" -> new String[] {"r", "g", "b"};
            default -> new String[] {"x", "y", "z"};
        };
    }

    @Override
    public Parsed<Map<String, Object>> decode(Payload payload) {
        Variables bytes = new Variables(payload, 0);
        Data data = new Data();
        int at = 0;
        while (at < bytes.length()) {
            int channel = bytes.u8(at);
            Type type = type(bytes.u8(at + 1));
            if (type == null) {
                return bytes.isOver() ? Payloads.tooShort(payload) : Payloads.refused(payload, "types of Cayenne LPP");
            }
            String name = type.name + "_" + channel;
            at += 2;
            for (int i = 0; i < type.sizes.length; i++) {
                long raw = type.signed ? bytes.signed(at, type.sizes[i]) : bytes.unsigned(at, type.sizes[i]);
                data.put(type.sizes.length == 1 ? name : name + ":" + type.parts[i], raw / type.divisors[i]);
                at += type.sizes[i];
            }
        }
        return bytes.isOver() || data.isEmpty() ? Payloads.tooShort(payload) : Parsed.ok(data.members());
    }

    private @Nullable Type type(int number) {
        return types.get(number);
    }
}
