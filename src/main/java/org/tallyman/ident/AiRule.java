package org.tallyman.ident;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the GS1 Barcode Syntax Dictionary says of one AI.
 *
 * @param index place in the table, the bit of this AI in sets of AIs
 * @param predefinedLength whether no FNC1 is needed after it
 * @param linkAttribute whether it may stand in the query of a Digital Link
 * @param requires demands on companions, each to be met
 * @param excludes AIs that must not accompany it, itself excepted
 * @param title data title of the General Specifications
 */
record AiRule(
        int index,
        String ai,
        boolean predefinedLength,
        boolean linkAttribute,
        List<AiComponent> components,
        List<Requirement> requires,
        BitSet excludes,
        String title) {

    /**
     * A demand on companions: one of the groups, of which every set must be met by some AI present.
     *
     * @param text the demand as the dictionary writes it, such as {@code 01+21,8006}
     */
    record Requirement(String text, List<List<BitSet>> groups) {

        boolean metBy(BitSet present) {
            for (List<BitSet> group : groups) {
                if (group.stream().allMatch(present::intersects)) {
                    return true;
                }
            }
            return false;
        }
    }

    int minLength() {
        int length = 0;
        for (AiComponent component : components) {
            length += component.optional() ? 0 : component.min();
        }
        return length;
    }

    int maxLength() {
        int length = 0;
        for (AiComponent component : components) {
            length += component.max();
        }
        return length;
    }

    /** The first fault of the value data[from, to); null when it follows the rules of this AI. */
    @Nullable
    Fault check(String data, int from, int to) {
        if (from == to) {
            return new Fault("empty", from, "the value is empty");
        }
        int at = from;
        for (int i = 0; i < components.size(); i++) {
            AiComponent component = components.get(i);
            int end = Math.min(to, at + component.max());
            if (end == at && component.optional()) {
                continue;
            }
            if (end - at < component.min()) {
                return new Fault("length", at, "the value is too short: " + format());
            }
            Fault fault = component.check(data, at, end);
            if (fault != null) {
                return fault;
            }
            at = end;
        }
        return at < to ? new Fault("length", at, "the value is too long: " + format()) : null;
    }

    /** The length rule in words. */
    private String format() {
        int min = minLength();
        int max = maxLength();
        return min == max ? max + " characters are required" : min + " to " + max + " characters are allowed";
    }
}
