package org.tallyman.ident;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One part of an AI's value.
 *
 * @param min least length when present
 * @param max greatest length
 * @param optional whether the value may end before it
 */
record AiComponent(AiCharacters characters, int min, int max, boolean optional, List<Linter> linters) {

    /** The first fault of data[from, to), whose length already fits; null when all is well. */
    @Nullable
    Fault check(String data, int from, int to) {
        Fault fault = characters.check(data, from, to);
        for (int i = 0; fault == null && i < linters.size(); i++) {
            fault = linters.get(i).check(data, from, to);
        }
        return fault;
    }
}
