package org.tallyman.dialect.senml;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.json.Hex;
import org.tallyman.ident.Refusal;

/** Resolves records one after another: what a base field says holds from its record on (RFC 8428 section 4). */
final class Pack {

    /** Labels of CBOR, section 6. */
    private static final Map<Long, String> LABELS = Map.ofEntries(
            Map.entry(-1L, "bver"),
            Map.entry(-2L, "bn"),
            Map.entry(-3L, "bt"),
            Map.entry(-4L, "bu"),
            Map.entry(-5L, "bv"),
            Map.entry(-6L, "bs"),
            Map.entry(0L, "n"),
            Map.entry(1L, "u"),
            Map.entry(2L, "v"),
            Map.entry(3L, "vs"),
            Map.entry(4L, "vb"),
            Map.entry(5L, "s"),
            Map.entry(6L, "t"),
            Map.entry(7L, "ut"),
            Map.entry(8L, "vd"));

    private static final Set<String> NUMBERS = Set.of("bver", "bt", "bv", "bs", "v", "s", "t", "ut");
    private static final Set<String> TEXTS = Set.of("bn", "bu", "n", "u", "vs");
    private static final Set<String> BASES = Set.of("bn", "bt", "bu", "bv", "bs");
    private static final Set<String> OF_ALL = Set.of("not-understood", "version");
    private static final List<String> VALUES = List.of("v", "vs", "vb", "vd");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9:./_-]{0,254}");
    private static final int UNIT_LENGTH = 64;
    private static final int TEXT_LENGTH = 8_192;
    private static final double VERSION = 10;

    /** Below it a time counts from now: section 4.5.3. */
    private static final double RELATIVE_BELOW = 1 << 28;

    private static final double YEAR_2100 = 4_102_444_800.0;
    private static final double MICROS = 1e6;

    private final Instant now;
    private final List<Resolved> resolved = new ArrayList<>();
    private String baseName = "";
    private String baseUnit = "";
    private double baseTime;
    private double baseValue;
    private double baseSum = Double.NaN;
    private double version = VERSION;
    private boolean begun;

    /** Base fields that a record broke: what relies on them would be told wrong. */
    private final Set<String> broken = new TreeSet<>();

    Pack(Instant now) {
        this.now = now;
    }

    /** In the order of their times. */
    List<Resolved> resolved() {
        resolved.sort(Comparator.comparing(Resolved::time));
        return resolved;
    }

    /** Whether what a record breaks is a rule of the pack, of which no record may then be taken (section 4.4). */
    static boolean isOfAll(Refusal refusal) {
        return OF_ALL.contains(refusal.code());
    }

    /** The next record, with labels of JSON or of CBOR; the rule it breaks, or null. Its base fields hold all the same. */
    @Nullable
    Refusal take(Map<?, ?> record) {
        Map<String, Object> fields = new HashMap<>();
        Refusal first = null;
        for (Map.Entry<?, ?> field : record.entrySet()) {
            Object label = field.getKey();
            String name = label instanceof Long number ? LABELS.getOrDefault(number, "") : String.valueOf(label);
            Refusal refusal = check(name, field.getValue());
            if (refusal == null) {
                fields.put(name, field.getValue());
                broken.remove(name);
            } else if (first == null || isOfAll(refusal)) {
                first = refusal;
            }
            if (refusal != null && BASES.contains(name)) {
                broken.add(name);
                if (name.equals("bs")) {
                    // Else a record without a sum of its own would tell the base of before.
                    baseSum = Double.NaN;
                }
            }
        }
        Refusal version = takeBases(fields);
        if (version != null || first != null) {
            return version == null ? first : version;
        }
        for (String name : broken) {
            if (reliesOn(name, fields)) {
                return refusal(
                        "base", name, "", "is as a record before broke it: told anew, it holds for the next (4.6)");
            }
        }
        return takeRecord(fields);
    }

    private static boolean reliesOn(String base, Map<String, Object> fields) {
        return switch (base) {
            case "bu" -> !fields.containsKey("u") && (fields.containsKey("v") || fields.containsKey("s"));
            case "bv" -> fields.containsKey("v");
            case "bs" -> fields.containsKey("s");
            default -> true;
        };
    }

    private static @Nullable Refusal check(String name, Object value) {
        if (NUMBERS.contains(name)) {
            boolean number = value instanceof Number n && Double.isFinite(n.doubleValue());
            return number ? null : refusal(name.equals("bver") ? "version" : "type", name, value, "must be a number");
        }
        if (TEXTS.contains(name)) {
            return value instanceof String ? null : refusal("type", name, value, "must be a string");
        }
        return switch (name) {
            case "vb" -> value instanceof Boolean ? null : refusal("type", name, value, "must be true or false");
            case "vd" ->
                data(value) == null ? refusal("type", name, value, "must be base64url, or bytes in CBOR") : null;
            default ->
                name.endsWith("_")
                        ? refusal("not-understood", name, value, "a label that ends in _ must be understood (4.4)")
                        : null;
        };
    }

    private @Nullable Refusal takeBases(Map<String, Object> fields) {
        double said = number(fields, "bver", version);
        boolean other = fields.containsKey("bver") && begun && said != version;
        begun = true;
        if (said > VERSION || said < 1 || other) {
            return refusal("version", "bver", said, "one version for all records, at most 10 (4.4)");
        }
        version = said;
        baseName = text(fields, "bn", baseName);
        baseUnit = text(fields, "bu", baseUnit);
        baseTime = number(fields, "bt", baseTime);
        baseValue = number(fields, "bv", baseValue);
        baseSum = number(fields, "bs", baseSum);
        return null;
    }

    private @Nullable Refusal takeRecord(Map<String, Object> fields) {
        String name = baseName + text(fields, "n", "");
        if (!NAME.matcher(name).matches()) {
            String rule = "base name and name together: a letter or digit, then letters, digits and - : . / _ (4.5.1)";
            return refusal(name.isEmpty() ? "missing" : "name", "n", name, rule);
        }
        String unit = text(fields, "u", baseUnit);
        if (unit.length() > UNIT_LENGTH) {
            return refusal("text-length", "u", unit, "at most " + UNIT_LENGTH + " characters");
        }
        List<String> values = VALUES.stream().filter(fields::containsKey).toList();
        boolean summed = fields.containsKey("s") || !Double.isNaN(baseSum);
        if (values.size() > 1 || (values.isEmpty() && !fields.containsKey("s"))) {
            return refusal("value", "v", String.join(", ", values), "one of v, vs, vb and vd, or a sum (4.2)");
        }
        double time = baseTime + number(fields, "t", 0);
        boolean absolute = time >= RELATIVE_BELOW;
        if (time >= YEAR_2100 || time < -RELATIVE_BELOW) {
            return refusal("time", "t", time, "seconds since 1970, before 2100, or from now when below 2^28 (4.5.3)");
        }
        double sum = summed ? number(fields, "s", 0) + (Double.isNaN(baseSum) ? 0 : baseSum) : Double.NaN;
        Object value = values.isEmpty() ? null : value(values.getFirst(), fields);
        if (value instanceof String string && string.length() > TEXT_LENGTH) {
            return refusal("text-length", "vs", "", "at most " + TEXT_LENGTH + " characters");
        }
        resolved.add(
                new Resolved(name, unit, at(time, absolute), absolute, value, sum, number(fields, "ut", Double.NaN)));
        return null;
    }

    private @Nullable Object value(String label, Map<String, Object> fields) {
        Object value = fields.get(label);
        return switch (label) {
            case "v" -> number(fields, "v", 0) + baseValue;
            case "vd" -> new Resolved.Data(String.valueOf(data(value)));
            default -> value;
        };
    }

    /** To the microsecond, which is what a number of 64 bits tells of a time since 1970. */
    private Instant at(double seconds, boolean absolute) {
        long whole = (long) Math.floor(seconds);
        long micros = Math.round((seconds - whole) * MICROS);
        return (absolute ? Instant.EPOCH : now).plusSeconds(whole).plusNanos(micros * 1_000);
    }

    /** Hexadecimal of base64 with the URL-safe alphabet, padded or not (section 5), or of bytes; null when it is neither. */
    private static @Nullable String data(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return Hex.of(bytes, bytes.length);
        }
        if (!(value instanceof String text)) {
            return null;
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return Hex.of(bytes, bytes.length);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static double number(Map<String, Object> fields, String label, double otherwise) {
        return fields.get(label) instanceof Number number ? number.doubleValue() : otherwise;
    }

    private static String text(Map<String, Object> fields, String label, String otherwise) {
        return fields.get(label) instanceof String text ? text : otherwise;
    }

    private static Refusal refusal(String code, String field, @Nullable Object value, String rule) {
        String text = value instanceof byte[] bytes ? Hex.of(bytes, bytes.length) : String.valueOf(value);
        return new Refusal(code, field, text, rule + " (RFC 8428)");
    }
}
