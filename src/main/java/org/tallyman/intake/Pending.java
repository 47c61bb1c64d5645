package org.tallyman.intake;

import java.util.concurrent.CompletableFuture;

/** A message waiting for the journal, and the promise made to its link. */
record Pending(Message message, CompletableFuture<Receipt> promise) {

    int bytes() {
        return message.frame().payload().length;
    }

    /** What memory it takes follows from these more than from its bytes. */
    int elements() {
        return message.decoding().elements().size();
    }
}
