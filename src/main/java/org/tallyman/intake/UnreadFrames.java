package org.tallyman.intake;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tallyman.ident.DeviceId;

/**
 * Frames that may take long to read: those of one device are read one after the other, as they came, on a virtual thread, so
 * that no event loop waits. Bounded in bytes, so that overload is refused at the door; one device has half of them at most,
 * so that others are read while its script is slow.
 */
final class UnreadFrames {

    /** Of what waits with a frame. */
    private static final int BYTES_BESIDE = 512;

    private final long bytesMax;

    /** What waits behind the frame that is being read, by device. */
    private final Map<DeviceId, Queue<Runnable>> waiting = new HashMap<>();

    private final Map<DeviceId, Long> bytesOf = new HashMap<>();

    private long bytes;

    UnreadFrames(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    /** Reads when what the device said before is read; empty when there is no room for one more frame. */
    <T> Optional<CompletableFuture<T>> inTurn(DeviceId device, int frameBytes, Supplier<T> read) {
        long size = (long) frameBytes + BYTES_BESIDE;
        if (!enters(device, size)) {
            return Optional.empty();
        }
        return Optional.of(CompletableFuture.supplyAsync(
                read,
                turn -> queue(device, () -> {
                    turn.run();
                    leaves(device, size);
                })));
    }

    /** One frame has room, however long it is. */
    private synchronized boolean enters(DeviceId device, long size) {
        long own = bytesOf.getOrDefault(device, 0L);
        if ((bytes > 0 && bytes + size > bytesMax) || (own > 0 && own + size > bytesMax / 2)) {
            return false;
        }
        bytes += size;
        bytesOf.put(device, own + size);
        return true;
    }

    private synchronized void leaves(DeviceId device, long size) {
        bytes -= size;
        long own = bytesOf.getOrDefault(device, size) - size;
        if (own == 0) {
            bytesOf.remove(device);
        } else {
            bytesOf.put(device, own);
        }
    }

    private synchronized void queue(DeviceId device, Runnable turn) {
        @Nullable Queue<Runnable> behind = waiting.get(device);
        if (behind != null) {
            behind.add(turn);
            return;
        }
        waiting.put(device, new ArrayDeque<>());
        Thread.startVirtualThread(() -> readAll(device, turn));
    }

    private void readAll(DeviceId device, Runnable first) {
        for (Runnable turn = first; turn != null; turn = next(device)) {
            turn.run();
        }
    }

    private synchronized @Nullable Runnable next(DeviceId device) {
        @Nullable Queue<Runnable> behind = waiting.get(device);
        @Nullable Runnable next = behind == null ? null : behind.poll();
        if (next == null) {
            waiting.remove(device);
        }
        return next;
    }
}
