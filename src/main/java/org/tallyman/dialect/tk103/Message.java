package org.tallyman.dialect.tk103;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tallyman.dialect.tracker.Fields;

/**
 * A message taken apart: the device's name of digits, a command of four characters, and what follows it.
 *
 * <p>With a comma behind the name all fields have commas between them and dates begin with the day; without one dates
 * begin with the year.
 */
final class Message {

    private static final int COMMAND_LENGTH = 4;

    private final byte[] bytes;
    private final int end;
    private final String id;
    private final String command;
    private final boolean commas;
    private final int body;

    Message(byte[] frame) {
        bytes = frame;
        int start = frame.length > 0 && frame[0] == '(' ? 1 : 0;
        int last = frame.length;
        while (last > start && frame[last - 1] <= ' ') {
            last--;
        }
        end = last > start && frame[last - 1] == ')' ? last - 1 : last;
        int at = start;
        while (at < end && frame[at] >= '0' && frame[at] <= '9') {
            at++;
        }
        id = text(start, at);
        commas = at < end && frame[at] == ',';
        int from = commas ? at + 1 : at;
        int to = Math.min(from + COMMAND_LENGTH, end);
        command = text(from, to);
        body = to;
    }

    List<String> ids() {
        return id.isEmpty() || command.length() < COMMAND_LENGTH ? List.of() : List.of(id);
    }

    String id() {
        return id;
    }

    String command() {
        return command;
    }

    boolean hasCommas() {
        return commas;
    }

    /** Behind the command, and the comma behind that. */
    String body() {
        return text(bodyStart(), end);
    }

    Fields fields() {
        return new Fields(bytes, bodyStart(), end, ',');
    }

    Scan scan() {
        return new Scan(bytes, body, end);
    }

    private int bodyStart() {
        return body < end && bytes[body] == ',' ? body + 1 : body;
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
