package org.tallyman.ident;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.tallyman.ident.EpcAiFormats.Component;
import org.tallyman.ident.EpcLayout.Part;

/** Random identities inside the legal ranges, the same for the same seed. */
final class EpcRandom {

    private static final String DIGITS = "0123456789";
    private static final String SET_39 = DIGITS + "ABCDEFGHIJKLMNOPQRSTUVWXYZ-/";
    private static final String SET_82 = SET_39 + "abcdefghijklmnopqrstuvwxyz!\"%&'()*+,.:;<=>?_";
    private static final List<String> ALPHABETS =
            List.of(DIGITS, DIGITS + "ABCDEF", DIGITS + "abcdef", DIGITS + "ABCxyz-_", "ABCXYZ.:-" + DIGITS, SET_82);

    private final SplittableRandom random;

    EpcRandom(long seed) {
        random = new SplittableRandom(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    String text(String alphabet, int min, int max) {
        int length = random.nextInt(min, max + 1);
        StringBuilder out = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            out.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return out.toString();
    }

    String digits(int length) {
        return text(DIGITS, length, length);
    }

    /** The URN fields of a classic scheme. */
    List<String> fields(EpcScheme scheme) {
        EpcLayout layout = EpcLayout.of(scheme);
        if (layout == null) {
            String serial = Long.toString(random.nextLong(1L << 36));
            return switch (scheme) {
                case GID_96 -> List.of(number((1 << 28) - 1L), number((1 << 24) - 1L), serial);
                case USDOD_96 -> List.of(text("0123456789ABCDEFGHJKLMNPQRSTUVWXYZ", 5, 6), serial);
                default ->
                    List.of(
                            text("0123456789ABCDEFGHJKLMNPQRSTUVWXYZ", 5, 6),
                            text(SET_39, 0, 32),
                            (below(2) == 0 ? "#" : "") + text(SET_39, 1, 29));
            };
        }
        int prefix = random.nextInt(6, 13);
        int left = layout.digits() - prefix;
        List<String> fields = new ArrayList<>(List.of(digits(prefix)));
        fields.add(
                switch (layout.reference()) {
                    case PADDED -> digits(left);
                    case INTEGER -> number(layout.maxReference(prefix));
                    case TEXT7 -> text(SET_82, 1, left);
                    default -> text(SET_39, 1, left);
                });
        if (layout.pieces()) {
            int total = random.nextInt(1, 100);
            fields.add(EpcDigits.padded(random.nextInt(1, total + 1), 2));
            fields.add(EpcDigits.padded(total, 2));
        }
        if (layout.serial() != Part.NONE) {
            fields.add(
                    switch (layout.serial()) {
                        case INTEGER -> number(layout.maxSerial());
                        case LEADING_ONE -> text(DIGITS, 1, layout.serialMax());
                        default -> text(SET_82, 1, layout.serialMax());
                    });
        }
        return fields;
    }

    /** Limits as often as values between. */
    private String number(long max) {
        return Long.toString(
                switch (below(8)) {
                    case 0 -> 0;
                    case 1 -> max;
                    default -> random.nextLong(max) >>> below(40);
                });
    }

    /** A value of an application identifier that its binary format can hold. */
    String value(String ai, List<Component> format) {
        StringBuilder out = new StringBuilder();
        for (Component component : format) {
            out.append(component(ai, component));
        }
        return out.toString();
    }

    private String component(String ai, Component component) {
        return switch (component.kind()) {
            case "f", "i" -> digits(component.size());
            case "n" -> text(DIGITS, 1, component.max());
            case "x" -> text(alphabet(), 1, component.max());
            case "t" -> free(ai, component.max());
            case "date" -> date();
            case "range" -> below(2) == 0 ? date() : date() + date();
            case "time" -> date() + time(2);
            case "precise" -> date() + time(below(4));
            case "country" -> text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 2, 2);
            case "bit" -> text("01", 1, 1);
            case "minus" -> text("-", 0, 1);
            default -> digits(1) + "/" + digits(1);
        };
    }

    private String free(String ai, int max) {
        String digits = text(DIGITS, 5, 15);
        return below(3) == 0 ? digits : digits + text(ai.equals("8010") ? SET_39 : alphabet(), 1, max - 15);
    }

    private String alphabet() {
        return ALPHABETS.get(below(ALPHABETS.size()));
    }

    private String date() {
        return digits(2) + EpcDigits.padded(random.nextInt(1, 13), 2) + EpcDigits.padded(random.nextInt(1, 29), 2);
    }

    private String time(int pairs) {
        String time = EpcDigits.padded(below(24), 2) + EpcDigits.padded(below(60), 2) + EpcDigits.padded(below(60), 2);
        return time.substring(0, 2 * pairs);
    }

    /** The elements of the key of a {@code +} scheme, with right check digits. */
    List<AiElement> key(EpcScheme scheme) {
        List<AiElement> elements = new ArrayList<>();
        for (String ai : scheme.key().ais()) {
            List<Component> format = EpcAiFormats.of(ai);
            String value = ai.equals("8006") ? digits(14) + "0203" : value(ai, format == null ? List.of() : format);
            int checked = EpcCheckedKeys.digits(ai);
            if (checked > 0) {
                String body = (ai.equals("8003") ? "0" + value.substring(1) : value).substring(0, checked - 1);
                value = body + CheckDigit.gs1(body) + value.substring(checked);
            }
            elements.add(new AiElement(ai, value));
        }
        if (scheme.key() == EpcKey.DSGTIN) {
            elements.add(new AiElement(EpcPlusReader.DATE_TYPES.get(below(7)), date()));
        }
        return elements;
    }

    String hostName() {
        List<String> parts =
                List.of("id.", "www.", "qr.", "shop-7.", "a", "example", ".com", ".co.uk", ".de", ".tech", ".zw");
        StringBuilder out = new StringBuilder("x");
        for (int i = below(6); i >= 0; i--) {
            out.append(parts.get(below(parts.size())));
        }
        return out.toString();
    }
}
