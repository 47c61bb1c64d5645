package org.tallyman.intake.line;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.tallyman.device.DeviceView;

/** A line that Tallyman has opened, or is about to open, itself. Safe for threads. */
public final class CalledLine {

    private final DeviceView device;
    private final LineWatch watch;
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private final CompletableFuture<LineConnection> up = new CompletableFuture<>();
    private volatile @Nullable LineConnection connection;

    CalledLine(DeviceView device, LineWatch watch) {
        this.device = device;
        this.watch = watch;
    }

    DeviceView device() {
        return device;
    }

    LineWatch watch() {
        return watch;
    }

    /** Waits for its end, when all that came is kept; answers what ended it, in words. */
    public String awaitEnd() throws InterruptedException {
        try {
            return end.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a line ended in a way that lines do not end", e);
        }
    }

    /** Takes leave of the device and hangs up, now or as soon as it has answered the call. */
    public void leave() {
        var _ = up.thenAccept(LineConnection::leave);
    }

    /** What was heard on it. */
    public LineTalk told() {
        LineConnection line = connection;
        return line == null ? LineTalk.NOTHING : line.told();
    }

    void answered(LineConnection line) {
        connection = line;
        up.complete(line);
    }

    void whenEnded(Runnable task) {
        var _ = end.thenRun(task);
    }

    void ended(String why) {
        end.complete(why);
    }
}
