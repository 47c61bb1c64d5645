package org.tallyman.demo;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.function.Consumer;

/** A simulated device on its line. What it cannot hand over it keeps, up to a limit, and sends again, as real ones do. */
final class Device implements AutoCloseable {

    private static final int KEPT_MAX = 500;

    private final String code;
    private final Line line;
    private final Consumer<String> complaints;
    private final ArrayDeque<String> unsent = new ArrayDeque<>();
    private boolean inTrouble;

    Device(String code, Line line, Consumer<String> complaints) {
        this.code = code;
        this.line = line;
        this.complaints = complaints;
    }

    String code() {
        return code;
    }

    /** Hands over this message after those that wait. */
    void send(String message) {
        if (unsent.size() == KEPT_MAX) {
            unsent.removeFirst();
        }
        unsent.addLast(message);
        try {
            while (!unsent.isEmpty()) {
                line.send(unsent.getFirst());
                unsent.removeFirst();
            }
            inTrouble = false;
        } catch (IOException e) {
            if (!inTrouble) {
                complaints.accept(code + " keeps its messages for now: " + e);
            }
            inTrouble = true;
        }
    }

    @Override
    public void close() {
        line.close();
    }
}
