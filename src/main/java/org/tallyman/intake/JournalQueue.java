package org.tallyman.intake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Messages waiting for the writer; bounded in number, bytes and elements, so that overload is refused at the door. */
final class JournalQueue {

    private final IntakeConfig limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final ArrayDeque<Pending> waiting = new ArrayDeque<>();
    private long bytes;
    private long elements;
    private boolean closed;

    JournalQueue(IntakeConfig limits) {
        this.limits = limits;
    }

    CompletableFuture<Receipt> offer(Message message) {
        Pending pending = new Pending(message, new CompletableFuture<>());
        lock.lock();
        try {
            if (closed) {
                return refuse(JournalException.Reason.CLOSED, "Tallyman is stopping; send again later");
            }
            if (waiting.size() >= limits.queueMessagesMax()
                    || bytes + pending.bytes() > limits.queueBytesMax()
                    || elements >= limits.queueElementsMax()) {
                return refuse(JournalException.Reason.BUSY, "more messages wait than the journal takes; slow down");
            }
            waiting.add(pending);
            bytes += pending.bytes();
            elements += pending.elements();
            filled.signal();
            return pending.promise();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for messages and takes as many as one commit may hold; empty if none came in time or none will come. */
    List<Pending> take(long patienceNanos) throws InterruptedException {
        lock.lock();
        try {
            for (long left = patienceNanos; waiting.isEmpty() && !closed && left > 0; ) {
                left = filled.awaitNanos(left);
            }
            List<Pending> batch = new ArrayList<>(Math.min(waiting.size(), limits.batchMessagesMax()));
            long batchBytes = 0;
            long batchElements = 0;
            while (!waiting.isEmpty()
                    && batch.size() < limits.batchMessagesMax()
                    && (batch.isEmpty() || fits(waiting.peek(), batchBytes, batchElements))) {
                Pending next = waiting.remove();
                batchBytes += next.bytes();
                batchElements += next.elements();
                batch.add(next);
            }
            bytes -= batchBytes;
            elements -= batchElements;
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private boolean fits(Pending next, long batchBytes, long batchElements) {
        return batchBytes + next.bytes() <= limits.batchBytesMax()
                && batchElements + next.elements() <= limits.batchElementsMax();
    }

    /** Takes no more; what waits is still kept. */
    void close() {
        lock.lock();
        try {
            closed = true;
            filled.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether it is closed and nothing waits any more. */
    boolean drained() {
        lock.lock();
        try {
            return closed && waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    long bytes() {
        lock.lock();
        try {
            return bytes;
        } finally {
            lock.unlock();
        }
    }

    private static CompletableFuture<Receipt> refuse(JournalException.Reason reason, String message) {
        return CompletableFuture.failedFuture(new JournalException(reason, message));
    }
}
