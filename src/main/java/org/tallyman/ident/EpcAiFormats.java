package org.tallyman.ident;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the value of each application identifier is written in binary (TDS Table F) and how many digits an application
 * identifier has by its first two (TDS Table K).
 *
 * <p>Each line: components, then the identifiers. Components with their digits: {@code f} fixed-length numeric (four bits
 * a digit), {@code i} one integer. Components with the bits of their length indicator and their most characters:
 * {@code n} numeric, {@code x} alphanumeric, {@code t} delimited or terminated numeric. The others have names.
 */
final class EpcAiFormats {

    /** One component of a value: kind, digits or else bits of the length indicator, most characters. */
    record Component(String kind, int size, int max) {}

    private static final String TABLE = """
            f18 : 00 8006 8017 8018 8026
            f14 : 01 02
            f13 : 410-417
            f2 : 7241
            f13 x5.17 : 253
            f14 x5.16 : 8003
            f13 n4.12 : 255
            date : 11 12 13 15 16 17 4326 7006
            range : 7007
            time : 4324 4325 7003
            precise : 7011 8008
            country : 4307 4317
            bit : 4321-4323
            sequence : 7258
            t5.30 : 7023 8004 8010
            i1 : 7252
            i2 : 20
            i3 : 422 424 426
            i4 : 3940-3943 8111
            i6 : 3100-3105 3110-3115 3120-3125 3130-3135 3140-3145 3150-3155 3160-3165 8005
            i6 : 3200-3205 3210-3215 3220-3225 3230-3235 3240-3245 3250-3255 3260-3265 3270-3275 3280-3285 3290-3295
            i6 : 3300-3305 3310-3315 3320-3325 3330-3335 3340-3345 3350-3355 3360-3365 3370-3375
            i6 : 3400-3405 3410-3415 3420-3425 3430-3435 3440-3445 3450-3455 3460-3465 3470-3475 3480-3485 3490-3495
            i6 : 3500-3505 3510-3515 3520-3525 3530-3535 3540-3545 3550-3555 3560-3565 3570-3575
            i6 : 3600-3605 3610-3615 3620-3625 3630-3635 3640-3645 3650-3655 3660-3665 3670-3675 3680-3685 3690-3695
            i6 : 3950-3953
            i6 minus : 4330-4333
            i8 : 7250
            i12 : 7251
            i13 : 7001
            i14 : 8001
            i17 : 402
            i20 : 4309
            i3 n4.15 : 3910-3919 3930-3939
            i3 x4.9 : 421
            i3 x5.27 : 7030-7039
            n3.4 : 7004
            n3.6 : 242
            n4.8 : 30 37
            n4.10 : 8019
            n4.12 : 8011
            n4.15 : 3900-3909 3920-3929 423 425
            x2.2 : 7010
            x2.3 : 427 7008
            x3.4 : 7040 7041
            x4.10 : 7009 7255
            x4.12 : 7005
            x5.20 : 10 21 22 243 254 420 4318 7020-7022 710-716 7240 8002 8012
            x5.24 : 8007
            x5.25 : 7242 8013 8020
            x5.28 : 235
            x5.30 : 240 241 250 251 400 401 403 4308 4319 7002 7230-7239 90
            x6.35 : 4300 4301 4310 4311 4320
            x6.40 : 7253 7254 7259
            x6.50 : 8009
            x7.70 : 4302-4306 4312-4316 7257 8110 8112 8200
            x7.90 : 7256 8030 91-99
            """;

    private static final Map<String, List<Component>> FORMATS = new HashMap<>();
    private static final Map<String, Integer> DIGITS = new HashMap<>();

    static {
        TABLE.lines().forEach(EpcAiFormats::line);
    }

    private EpcAiFormats() {}

    /** The components of the value of an application identifier, null where the table does not know it. */
    static @Nullable List<Component> of(String ai) {
        return FORMATS.get(ai);
    }

    /** Digits of the application identifiers that begin with these two, 0 where there is none. */
    static int aiDigits(String firstTwo) {
        return DIGITS.getOrDefault(firstTwo, 0);
    }

    private static void line(String line) {
        String[] sides = line.split(" : ", 2);
        List<Component> components = new ArrayList<>();
        for (String component : sides[0].split(" ", -1)) {
            components.add(component(component));
        }
        for (String range : sides[1].split(" ", -1)) {
            String[] ends = range.split("-", 2);
            for (int ai = Integer.parseInt(ends[0]); ai <= Integer.parseInt(ends[ends.length - 1]); ai++) {
                String name = EpcDigits.padded(ai, ends[0].length());
                FORMATS.put(name, List.copyOf(components));
                DIGITS.put(name.substring(0, 2), name.length());
            }
        }
    }

    private static Component component(String text) {
        if (text.length() > 1 && !Character.isDigit(text.charAt(1))) {
            return new Component(text, 0, 0);
        }
        String[] numbers = text.substring(1).split("\\.", 2);
        int size = Integer.parseInt(numbers[0]);
        return new Component(text.substring(0, 1), size, numbers.length == 1 ? size : Integer.parseInt(numbers[1]));
    }
}
