package org.tallyman.intake;

import java.util.Map;

/** What became of a message's elements: upper floors link them to what they made of them. */
public interface ElementLinks {

    /** Addresses of pages by the number of the element that they tell of. */
    Map<Integer, String> of(MessageId message);
}
