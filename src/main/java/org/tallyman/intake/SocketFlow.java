package org.tallyman.intake;

import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.NetSocketInternal;
import java.time.Duration;

/**
 * When one socket is read and when not, so that TCP slows its sender down, and for how long the sender was silent or left
 * its answers unread. On the socket's event loop only.
 */
public final class SocketFlow {

    private static final int WRITE_QUEUE_BYTES_MAX = 65_536;

    private final NetSocket socket;
    private final int waitingMax;
    private long heardNanos = System.nanoTime();
    private long stalledNanos;
    private boolean paused;

    /**
     * The flow of a socket that is read from now on.
     *
     * @param waitingMax messages that may wait for the journal; beyond it the socket is not read
     */
    public SocketFlow(NetSocket socket, int waitingMax) {
        this.socket = socket.setWriteQueueMaxSize(WRITE_QUEUE_BYTES_MAX);
        this.waitingMax = waitingMax;
    }

    /** Something came. */
    public void heard() {
        heardNanos = System.nanoTime();
    }

    /**
     * Whether one more message may be read while so many wait. With a distance between stopping and starting, so that a
     * socket does not do both for each message.
     */
    public boolean mayRead(int waiting) {
        return waiting < (paused ? Math.max(1, waitingMax / 2) : waitingMax) && !socket.writeQueueFull();
    }

    /** Stops or starts the socket. */
    public void steer(boolean read) {
        if (read == paused) {
            paused = !read;
            if (paused) {
                socket.pause();
            } else {
                heardNanos = System.nanoTime();
                socket.resume();
            }
        }
        stalledNanos = !socket.writeQueueFull() ? 0 : stalledNanos == 0 ? System.nanoTime() : stalledNanos;
    }

    /** Whether the socket is read now. */
    public boolean isRead() {
        return !paused;
    }

    /** Whether nothing came for so long, though it was read. */
    public boolean isSilent(long nowNanos, long nanosMax) {
        return !paused && nowNanos - heardNanos > nanosMax;
    }

    /** Whether what is to be said to the sender has not left for so long. */
    public boolean isStalled(long nowNanos, Duration max) {
        return stalledNanos != 0 && nowNanos - stalledNanos > max.toNanos();
    }

    /** Closes the socket of a sender that does not read: the usual close would first wait for it. */
    public void cut() {
        var _ = ((NetSocketInternal) socket).channelHandlerContext().close();
    }
}
