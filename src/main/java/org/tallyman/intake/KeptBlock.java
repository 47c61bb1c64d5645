package org.tallyman.intake;

import java.util.List;

/** A durable block on its way to the fold; {@code previous} tells the fold whether it missed one. */
record KeptBlock(long id, long previous, List<KeptMessage> messages) {

    int elements() {
        int sum = 0;
        for (KeptMessage message : messages) {
            sum += message.elements().size();
        }
        return sum;
    }
}
