package org.tallyman.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tallyman.platform.Mark;

/**
 * From when on a line is as it is.
 *
 * @param why in words; empty where the state says it all
 */
record LineChange(Instant at, State state, String why) {

    /** What a line's history tells apart. */
    enum State {
        WELL("as it should be", Mark.NORMAL),
        SILENT("silent", Mark.ATTENTION),
        DOWN("down", Mark.ALARM),
        /** Disabled, or never heard. */
        NONE("not expected", Mark.UNKNOWN);

        private final String word;
        private final Mark mark;

        State(String word, Mark mark) {
            this.word = word;
            this.mark = mark;
        }

        String word() {
            return word;
        }

        Mark mark() {
            return mark;
        }
    }

    /** The change that makes a line what it is now, dated when that began. */
    static LineChange of(HealthRow row, Instant now) {
        return switch (row.condition()) {
            case DOWN ->
                new LineChange(
                        began(row, now),
                        State.DOWN,
                        row.line() == null ? "" : row.line().why());
            // It was heard in that very moment: silence begins behind it.
            case SILENT ->
                new LineChange(
                        heard(row, now).plusMillis(1),
                        State.SILENT,
                        (row.learned() ? "usually heard every " : "expected every ") + row.expected());
            case DISABLED, NEVER, CALLING -> new LineChange(now, State.NONE, "");
            // A line may be back before anything is heard on it.
            case UP, HEARD, ASLEEP, CLOCK -> new LineChange(later(heard(row, now), row.line()), State.WELL, "");
        };
    }

    /** The same change behind another: whatever it ends, it does not begin before that. */
    LineChange after(LineChange before) {
        Instant earliest = before.at().plusMillis(1);
        return at.isBefore(earliest) ? new LineChange(earliest, state, why) : this;
    }

    private static Instant later(Instant heard, @Nullable LineNow line) {
        return line != null && line.since().isAfter(heard) ? line.since() : heard;
    }

    private static Instant heard(HealthRow row, Instant now) {
        return row.lastSeen() == null ? now : row.lastSeen();
    }

    private static Instant began(HealthRow row, Instant now) {
        return row.line() == null ? now : row.line().since();
    }
}
