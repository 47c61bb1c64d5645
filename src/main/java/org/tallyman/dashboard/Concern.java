package org.tallyman.dashboard;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.tallyman.platform.Mark;

/**
 * Something that waits for a person.
 *
 * @param kind groups like with like, such as Shipments
 * @param word what is wrong in a word or two
 * @param what it is wrong with, and {@code href} its page
 * @param detail in a sentence; may be empty
 * @param since when that began or was seen last
 * @param next the one next step, at {@code stepHref}
 * @param sites ids of the sites that it concerns; empty for none in particular
 */
record Concern(
        String kind,
        Mark mark,
        String word,
        String what,
        String href,
        String detail,
        Optional<Instant> since,
        String next,
        String stepHref,
        Set<Long> sites) {}
