package org.tallyman.dialect.tk103;

import org.tallyman.dialect.tracker.Fields;
import org.tallyman.dialect.tracker.Report;

/** The answer to a command: date, time and a text between dollar signs. */
final class CommandResult {

    static final String COMMAND = "ZC03";

    private CommandResult() {}

    static boolean read(Message message, Report report) {
        Fields fields = message.fields();
        String body = message.body();
        int from = body.indexOf('$');
        if (from < 0) {
            return false;
        }
        int to = body.indexOf('$', from + 1);
        report.attribute("result", body.substring(from + 1, to < 0 ? body.length() : to));
        report.time(fields.time(0, 1), () -> fields.text(0) + " " + fields.text(1));
        return true;
    }
}
