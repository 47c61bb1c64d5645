package org.tallyman.ident;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the elements of one input and judges them, each for itself and then all together. Used once. */
final class ElementReader {

    static final int MAX_ELEMENTS = 64;

    private static final String DIGITAL_SIGNATURE = "8030";
    private static final List<String> SERIALISABLE_KEYS = List.of("253", "255", "8003");

    private final List<AiElement> elements = new ArrayList<>(4);
    private final List<AiRule> rules = new ArrayList<>(4);
    private final List<Refusal> warnings = new ArrayList<>(0);
    private final BitSet present = new BitSet(AiTable.GS1.size());
    private @Nullable AiRule companion;
    private @Nullable Refusal refusal;
    private int linear = -1;

    /** Marks where the composite component begins. */
    void endLinear() {
        linear = elements.size();
    }

    /** An AI that the same item carries elsewhere: it satisfies and excludes like one that was read. */
    void accompanyBy(String ai) {
        companion = AiTable.GS1.of(ai);
    }

    /** Reads data[from, to) in which the separator stands for FNC1; false when refused. */
    boolean readSeparated(String data, int from, int to, char separator) {
        if (from == to) {
            return refuse("empty", "element string", data, "there is no AI");
        }
        int at = from;
        while (at < to) {
            AiRule rule = AiTable.GS1.startingAt(data, at);
            if (rule == null) {
                return refuse(
                        "unknown-ai",
                        "element string",
                        data.substring(at, Math.min(to, at + 4)),
                        "no AI starts so, at character " + (at + 1));
            }
            int start = at + rule.ai().length();
            int separated = data.indexOf(separator, Math.min(start, to), to);
            int limit = separated < 0 ? to : separated;
            int end = rule.predefinedLength() ? Math.min(limit, start + rule.maxLength()) : limit;
            if (!take(rule, data, start, Math.max(start, end))) {
                return false;
            }
            at = end < to && data.charAt(end) == separator ? end + 1 : end;
        }
        return true;
    }

    /** Takes one element whose value stands alone; false when refused. */
    boolean add(AiRule rule, String value) {
        return take(rule, value, 0, value.length());
    }

    private boolean take(AiRule rule, String data, int from, int to) {
        Fault fault = rule.check(data, from, to);
        if (fault != null) {
            String where = fault.code().equals("empty") ? "" : ", at character " + (fault.position() - from + 1);
            return refuse(
                    fault.code(),
                    field(rule),
                    data.substring(from, to),
                    fault.rule() + where + " (" + rule.title() + ")");
        }
        if (elements.size() == MAX_ELEMENTS) {
            return refuse("too-many", field(rule), data.substring(from, to), "at most 64 elements are read");
        }
        String value = data.substring(from, to);
        if (present.get(rule.index()) && !repeats(rule.ai(), value)) {
            return refuse("repeated", field(rule), value, "the AI was given before with another value");
        }
        present.set(rule.index());
        rules.add(rule);
        elements.add(new AiElement(rule.ai(), value));
        return true;
    }

    private boolean repeats(String ai, String value) {
        for (AiElement element : elements) {
            if (element.ai().equals(ai)) {
                return element.value().equals(value);
            }
        }
        return false;
    }

    boolean refuse(String code, String field, String value, String rule) {
        refusal = new Refusal(code, field, value, rule);
        return false;
    }

    /** Judges the elements together: exclusions, required companions, signed keys. False when refused. */
    boolean judge(Leniency leniency) {
        BitSet all = present;
        if (companion != null) {
            all = (BitSet) present.clone();
            all.set(companion.index());
        }
        for (int i = 0; i < rules.size(); i++) {
            AiRule rule = rules.get(i);
            if (rule.excludes().intersects(all)) {
                return excluded(rule, elements.get(i).value(), all);
            }
        }
        for (int i = 0; i < rules.size(); i++) {
            AiRule rule = rules.get(i);
            for (AiRule.Requirement requirement : rule.requires()) {
                if (!requirement.metBy(all)) {
                    warnings.add(missing(rule, requirement, elements.get(i).value()));
                }
            }
        }
        if (leniency == Leniency.STRICT && !warnings.isEmpty()) {
            refusal = warnings.getFirst();
            return false;
        }
        return signedKeysHaveSerials();
    }

    private boolean excluded(AiRule rule, String value, BitSet all) {
        BitSet both = (BitSet) rule.excludes().clone();
        both.and(all);
        String other = AiTable.GS1.at(both.nextSetBit(0));
        return refuse("excluded-ai", field(rule), value, "must not stand together with AI (" + other + ")");
    }

    private static Refusal missing(AiRule rule, AiRule.Requirement requirement, String value) {
        return new Refusal("missing-ai", field(rule), value, "needs a companion: AI " + requirement.text());
    }

    /** A digital signature signs one instance: a key with an optional serial must have it (AI 8030). */
    private boolean signedKeysHaveSerials() {
        AiRule signature = AiTable.GS1.of(DIGITAL_SIGNATURE);
        if (signature == null || !present.get(signature.index())) {
            return true;
        }
        for (int i = 0; i < rules.size(); i++) {
            AiRule rule = rules.get(i);
            String value = elements.get(i).value();
            if (SERIALISABLE_KEYS.contains(rule.ai()) && value.length() == rule.minLength()) {
                return refuse("serial-missing", field(rule), value, "needs its serial when signed by AI (8030)");
            }
        }
        return true;
    }

    private static String field(AiRule rule) {
        return "AI (" + rule.ai() + ")";
    }

    boolean has(AiRule rule) {
        return present.get(rule.index());
    }

    List<AiElement> elements() {
        return List.copyOf(elements);
    }

    /** How many of the elements are of the linear component. */
    int linear() {
        return linear < 0 ? elements.size() : linear;
    }

    List<Refusal> warnings() {
        return List.copyOf(warnings);
    }

    Refusal refusal() {
        if (refusal == null) {
            throw new IllegalStateException("nothing was refused");
        }
        return refusal;
    }
}
