package org.tallyman.dialect.tk103;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.tracker.Fields;
import org.tallyman.dialect.tracker.Report;
import org.tallyman.dialect.tracker.Times;

/** The answer to a command: date, time and a text between dollar signs. */
final class CommandResult {

    private CommandResult() {}

    static boolean read(Message message, Report report) {
        Instant time = time(message.fields(), 0, 1);
        String body = message.body();
        int from = body.indexOf('$');
        if (from < 0) {
            return false;
        }
        int to = body.indexOf('$', from + 1);
        report.attribute("result", body.substring(from + 1, to < 0 ? body.length() : to));
        if (time != null) {
            report.time(time);
        }
        return true;
    }

    /** Of {@code ddmmyy} and {@code hhmmss}; null where they are none. */
    static @Nullable Instant time(Fields fields, int date, int time) {
        return fields.length(date) != 6 || fields.length(time) != 6 || fields.digits(date, 4, 2) < 0
                ? null
                : Times.utc(
                        2000 + fields.digits(date, 4, 2),
                        fields.digits(date, 2, 2),
                        fields.digits(date, 0, 2),
                        fields.digits(time, 0, 2),
                        fields.digits(time, 2, 2),
                        fields.digits(time, 4, 2));
    }
}
