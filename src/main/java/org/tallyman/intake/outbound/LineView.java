package org.tallyman.intake.outbound;

import java.time.Instant;
import java.util.Optional;
import org.tallyman.intake.line.LineTalk;
import org.tallyman.platform.Mark;

/**
 * A line in words.
 *
 * @param address whom Tallyman calls; empty when it is not to
 * @param suspended whether it is not called for now
 * @param since when the state began; empty while the device is not called
 * @param why what ended the last connection; empty when nothing did
 * @param nextCallAt when it is called again; empty unless it is down
 * @param told what was heard on it where Tallyman speaks of its own accord
 */
record LineView(
        String address,
        boolean suspended,
        Mark mark,
        String word,
        Optional<Instant> since,
        String why,
        Optional<Instant> nextCallAt,
        LineTalk told) {

    static LineView of(Optional<OutboundLink> link, Optional<LinkState> state, LineTalk told) {
        return new LineView(
                link.map(known -> known.address().toString()).orElse(""),
                link.filter(OutboundLink::suspended).isPresent(),
                state.map(LineView::mark).orElse(Mark.UNKNOWN),
                state.map(LineView::word)
                        .orElse(link.filter(OutboundLink::suspended).isPresent() ? "paused" : "not called"),
                state.map(LinkState::since),
                state.map(LinkState::why).orElse(""),
                state.map(LinkState::nextCallAt),
                told);
    }

    private static Mark mark(LinkState state) {
        return switch (state.phase()) {
            case UP -> Mark.NORMAL;
            case CALLING -> Mark.UNKNOWN;
            case PAUSED, DOWN -> Mark.ATTENTION;
        };
    }

    private static String word(LinkState state) {
        return switch (state.phase()) {
            case UP -> "up";
            case CALLING -> "calling";
            case PAUSED -> "up, waiting for the journal";
            case DOWN -> "down";
        };
    }
}
