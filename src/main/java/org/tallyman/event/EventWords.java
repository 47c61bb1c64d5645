package org.tallyman.event;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tallyman.epcis.Action;
import org.tallyman.epcis.Cbv;
import org.tallyman.epcis.EventType;

/** Says events the way people do. */
final class EventWords {

    private EventWords() {}

    /** The business step if there is one, else what the type and action mean. */
    static String what(EventType type, @Nullable Action action, @Nullable String bizStep) {
        return bizStep == null ? ofType(type, action) : capitalised(plain(bizStep));
    }

    static String ofType(EventType type, @Nullable Action action) {
        if (action == null) {
            return "Transformed";
        }
        return switch (type) {
            case OBJECT -> word(action, "Came into being", "Seen", "Ceased to be");
            case AGGREGATION -> word(action, "Packed", "Seen together", "Unpacked");
            case ASSOCIATION -> word(action, "Fixed on", "Seen fixed on", "Taken off");
            case TRANSACTION -> word(action, "Tied to a document", "Seen with a document", "Untied from a document");
            case TRANSFORMATION -> "Transformed";
        };
    }

    /** A vocabulary word without its underscores; a URI as it is. */
    static String plain(String value) {
        String word = Cbv.bareWord(value);
        return word.indexOf(':') < 0 ? word.replace('_', ' ') : word;
    }

    static String of(EpcRole role) {
        return switch (role) {
            case EPC -> "Item";
            case PARENT -> "Holds";
            case CHILD -> "Held";
            case INPUT -> "Used up";
            case OUTPUT -> "Made";
            case CLASS -> "Class";
            case CHILD_CLASS -> "Class held";
            case INPUT_CLASS -> "Class used up";
            case OUTPUT_CLASS -> "Class made";
        };
    }

    private static String word(Action action, String add, String observe, String delete) {
        return switch (action) {
            case ADD -> add;
            case OBSERVE -> observe;
            case DELETE -> delete;
        };
    }

    private static String capitalised(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ENGLISH) + words.substring(1);
    }
}
