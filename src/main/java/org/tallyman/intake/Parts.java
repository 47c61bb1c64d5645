package org.tallyman.intake;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.tallyman.dialect.Rejection;

/**
 * The numbers of a message's parts: each element is one, and each rejection keeps the number that its language gave it.
 * A language whose parts yield several elements counts on: its numbers are names, not places.
 */
final class Parts {

    private final int[] ofElements;

    private Parts(int[] ofElements) {
        this.ofElements = ofElements;
    }

    static Parts of(int elements, List<Rejection> rejections) {
        BitSet refused = new BitSet();
        rejections.forEach(rejection -> refused.set(Math.max(0, rejection.index())));
        int[] parts = new int[elements];
        int part = 0;
        for (int i = 0; i < elements; i++) {
            part = refused.nextClearBit(part);
            parts[i] = part++;
        }
        return new Parts(parts);
    }

    int ofElement(int element) {
        return ofElements[element];
    }

    /** The element that is this part; negative when none is. */
    int elementOf(int part) {
        return Arrays.binarySearch(ofElements, part);
    }
}
