package org.tallyman.demo;

import java.time.Instant;
import java.util.List;

/** How a make of reader writes what it saw. */
interface ReaderLanguage {

    /** One message with these reads, at least one. */
    String reads(List<Read> reads);

    /** A message that says only that the reader is there. */
    String alive(Instant now);

    /** The language of a reader called {@code host}, by the dialect's name. */
    static ReaderLanguage of(String dialect, String host) {
        return switch (dialect) {
            case "impinj" -> new ImpinjLanguage(host);
            case "zebra" -> new ZebraLanguage();
            default -> new NeutralLanguage();
        };
    }
}
