package org.tallyman.intake;

import java.util.Locale;
import org.tallyman.platform.Mark;

/** What is to be said of a line, worst first. */
enum LineCondition {
    DOWN("down", Mark.ALARM),
    SILENT("silent", Mark.ATTENTION),
    CLOCK("clock is wrong", Mark.ATTENTION),
    CALLING("calling", Mark.UNKNOWN),
    NEVER("never seen", Mark.UNKNOWN),
    UP("up", Mark.NORMAL),
    HEARD("reporting", Mark.NORMAL),
    /** It calls when it has something to say, and is not due yet. */
    ASLEEP("sleeping", Mark.NORMAL),
    DISABLED("disabled", Mark.UNKNOWN);

    private final String word;
    private final Mark mark;

    LineCondition(String word, Mark mark) {
        this.word = word;
        this.mark = mark;
    }

    String word() {
        return word;
    }

    /** Behind a number. */
    String counted() {
        return this == CLOCK ? "with a wrong clock" : word;
    }

    Mark mark() {
        return mark;
    }

    /** Whether somebody should look at it. */
    public boolean amiss() {
        return mark.compareTo(Mark.ATTENTION) >= 0;
    }

    /** As addresses call it. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
