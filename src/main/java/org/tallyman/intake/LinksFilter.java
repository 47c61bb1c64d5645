package org.tallyman.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tallyman.device.DeviceView;
import org.tallyman.platform.Link;
import org.tallyman.platform.Problem;

/**
 * Which lines are asked for; empty for any.
 *
 * @param state the code of a {@link LineCondition}, or {@link #AMISS}
 * @param kind the code of a {@link LinkRoute}
 * @param language name of a dialect
 * @param words part of a code, name or identifier
 */
record LinksFilter(String state, String kind, String language, String words) {

    /** All conditions of which something is wrong. */
    static final String AMISS = "amiss";

    /** One line, with what is to be told apart. */
    record Judged(HealthRow row, LinkRoute kind) {}

    /**
     * What an address says; null where it says nothing.
     *
     * @throws org.tallyman.platform.ProblemException 400 for a state or kind that is none
     */
    static LinksFilter read(
            @Nullable String state, @Nullable String kind, @Nullable String language, @Nullable String words) {
        List<String> states = new ArrayList<>(
                Arrays.stream(LineCondition.values()).map(LineCondition::code).toList());
        states.add(AMISS);
        List<String> kinds =
                Arrays.stream(LinkRoute.values()).map(LinkRoute::code).toList();
        return new LinksFilter(oneOf("state", state, states), oneOf("kind", kind, kinds), text(language), text(words));
    }

    private static String oneOf(String field, @Nullable String value, List<String> known) {
        String given = text(value);
        if (!given.isEmpty() && !known.contains(given)) {
            throw Problem.invalid(field, given, "is one of " + String.join(", ", known))
                    .exception();
        }
        return given;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    /** Whether a line is in the language and has the words, whatever its state and kind. */
    boolean matches(Judged line) {
        DeviceView device = line.row().device();
        String wanted = words.toLowerCase(Locale.ROOT);
        String identifier = device.identifier() == null ? "" : device.identifier();
        return (language.isEmpty() || language.equals(device.dialect()))
                && (device.code().contains(wanted)
                        || device.name().toLowerCase(Locale.ROOT).contains(wanted)
                        || identifier.toLowerCase(Locale.ROOT).contains(wanted));
    }

    boolean isOfKind(Judged line) {
        return kind.isEmpty() || line.kind().code().equals(kind);
    }

    boolean isInState(Judged line) {
        LineCondition condition = line.row().condition();
        return state.isEmpty()
                || (state.equals(AMISS) ? condition.amiss() : condition.code().equals(state));
    }

    /** The address that asks for the same. */
    Link address() {
        return Link.to("/links")
                .with("state", state)
                .with("kind", kind)
                .with("language", language)
                .with("q", words);
    }
}
