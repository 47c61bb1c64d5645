package org.tallyman.intake.line;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the callers, all and by address, and says when there are too many. */
final class LineCrowd {

    private final int max;
    private final int addressMax;
    private final int lingeringMax;
    private final AtomicInteger all = new AtomicInteger();
    private final AtomicInteger lingering = new AtomicInteger();
    private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();

    LineCrowd(LineConfig config) {
        this.max = config.connectionsMax();
        this.addressMax = config.addressConnectionsMax();
        this.lingeringMax = config.lingeringMax();
    }

    /** Whether one more may come from there; if so it is counted. */
    boolean enter(String address) {
        int allNow = all.incrementAndGet();
        int fromThere = byAddress.merge(address, 1, Integer::sum);
        if (allNow > max || fromThere > addressMax) {
            leave(address);
            return false;
        }
        return true;
    }

    void leave(String address) {
        all.decrementAndGet();
        byAddress.computeIfPresent(address, (key, count) -> count > 1 ? count - 1 : null);
    }

    /** Whether one more line may stay that its device has left; if so it is counted. */
    boolean mayLinger() {
        return lingering.getAndUpdate(now -> Math.min(lingeringMax, now + 1)) < lingeringMax;
    }

    void lingersNoMore() {
        lingering.decrementAndGet();
    }

    int size() {
        return all.get();
    }
}
