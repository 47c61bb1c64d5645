package org.tallyman.ident;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The sequences of AIs a Digital Link path may have: a primary key, then any of its qualifiers in their order (GS1
 * Digital Link URI syntax, key qualifiers). A sequence is written with spaces, such as {@code 01 10 21}.
 */
final class LinkPaths {

    private static final String NO_QUALIFIERS = "=";

    private final TreeSet<String> sequences = new TreeSet<>();
    private final Set<String> qualifiers = new HashSet<>();

    void add(String key, String qualifierSequences) {
        sequences.add(key);
        if (qualifierSequences.equals(NO_QUALIFIERS)) {
            return;
        }
        for (String sequence : qualifierSequences.split("\\|", -1)) {
            List<String> paths = new ArrayList<>(List.of(key));
            for (String qualifier : sequence.split(",", -1)) {
                qualifiers.add(qualifier);
                for (String path : List.copyOf(paths)) {
                    paths.add(path + " " + qualifier);
                }
            }
            sequences.addAll(paths);
        }
    }

    boolean isKey(String ai) {
        return sequences.contains(ai);
    }

    boolean allows(List<String> ais) {
        return sequences.contains(String.join(" ", ais));
    }

    /** Whether the AI would be a qualifier at some place of an allowed path, and thus is no attribute beside it. */
    boolean belongsIn(List<String> path, String ai) {
        for (int place = 1; qualifiers.contains(ai) && place <= path.size(); place++) {
            List<String> longer = new ArrayList<>(path);
            longer.add(place, ai);
            if (allows(longer)) {
                return true;
            }
        }
        return false;
    }

    /** The path of a key that holds most of the elements; the first in the order of digits where several do. */
    List<String> best(String key, List<AiElement> elements) {
        String best = key;
        int most = 0;
        for (String candidate : sequences.subSet(key + " ", key + "!")) {
            int matches = 0;
            for (String ai : candidate.substring(key.length() + 1).split(" ", -1)) {
                for (AiElement element : elements) {
                    matches += element.ai().equals(ai) ? 1 : 0;
                }
            }
            if (matches > most) {
                most = matches;
                best = candidate;
            }
        }
        return List.of(best.split(" ", -1));
    }
}
