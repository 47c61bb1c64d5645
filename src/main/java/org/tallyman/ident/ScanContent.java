package org.tallyman.ident;

import java.util.List;
import java.util.Optional;

/** What a symbol or an input line holds. */
public sealed interface ScanContent permits ElementString, DigitalLink, PlainData {

    /** The elements in the order of the input; empty for plain data. */
    List<AiElement> elements();

    /** Demands of the standard that were not met and let pass: empty when read strictly. */
    List<Refusal> warnings();

    /** The message as data: element strings with {@code ^} for FNC1, others as they are. */
    String data();

    /** What a scanner would send for a Data Matrix symbol of this content, with symbology identifier. */
    String scanData();

    /** The elements in brackets; empty without elements. */
    default String bracketed() {
        return ElementString.bracketed(elements());
    }

    /** The canonical GS1 Digital Link, if the elements have a primary key and fit into one. */
    Optional<String> digitalLink();
}
