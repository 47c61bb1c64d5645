package org.tallyman.work;

import java.time.Instant;
import java.util.Optional;
import org.tallyman.stock.Lookup.Answer;

/**
 * What one scanned code is, as the band under the field says it.
 *
 * @param sound yes, attention or no
 * @param headline the answer in a word or two; {@code line} and {@code detail} say more
 * @param href where it opens to; empty for nowhere
 * @param seen when a reader saw it last
 */
record ScanAnswer(
        String sound, String headline, String line, String detail, String href, Optional<Instant> seen, String code) {

    static ScanAnswer of(String code, Answer answer) {
        return switch (answer) {
            case Answer.Known(String kind, String what, String told, String href, Optional<Instant> seen) ->
                new ScanAnswer("yes", what, told, kind, href, seen, code);
            case Answer.Several(int count, String href) ->
                new ScanAnswer("attention", count + " things match", code, "Pick one", href, Optional.empty(), code);
            case Answer.Stranger(String meaning, String text) ->
                new ScanAnswer("attention", "Not known here", text, meaning, "", Optional.empty(), code);
            case Answer.Refused(String rule) ->
                new ScanAnswer("no", "Not a code", code, rule, "", Optional.empty(), code);
        };
    }
}
