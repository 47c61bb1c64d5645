package org.tallyman.intake.coap;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.californium.core.network.KeyMID;
import org.eclipse.californium.core.network.deduplication.Deduplicator;
import org.jspecify.annotations.Nullable;

/**
 * Which messages came from whom, so that one that is sent again gets its answer again and is not taken twice
 * (RFC 7252 section 4.5). The library's own forget by time only and grow without limit under a flood; this one forgets the
 * oldest beyond a number too. What comes again after that, the journal knows by its content.
 */
final class Remembered implements Deduplicator {

    private final int max;
    private final long lifetimeNanos;
    private final Map<KeyMID, Seen> seen = new LinkedHashMap<>();

    Remembered(int max, long lifetimeNanos) {
        this.max = max;
        this.lifetimeNanos = lifetimeNanos;
    }

    private record Seen(Exchange exchange, long nanos) {}

    @Override
    public synchronized @Nullable Exchange findPrevious(KeyMID key, Exchange exchange) {
        forget();
        Seen before = seen.putIfAbsent(key, new Seen(exchange, System.nanoTime()));
        return before == null ? null : before.exchange();
    }

    @Override
    public synchronized boolean replacePrevious(KeyMID key, Exchange previous, Exchange exchange) {
        Seen now = seen.get(key);
        if (now != null && !now.exchange().equals(previous)) {
            return false;
        }
        // To the end: the oldest stands first.
        seen.remove(key);
        seen.put(key, new Seen(exchange, System.nanoTime()));
        return true;
    }

    @Override
    public synchronized @Nullable Exchange find(KeyMID key) {
        Seen found = seen.get(key);
        return found == null ? null : found.exchange();
    }

    private void forget() {
        long now = System.nanoTime();
        Iterator<Seen> oldest = seen.values().iterator();
        while (oldest.hasNext()) {
            if (now - oldest.next().nanos() < lifetimeNanos && seen.size() < max) {
                return;
            }
            oldest.remove();
        }
    }

    @Override
    public synchronized boolean isEmpty() {
        return seen.isEmpty();
    }

    @Override
    public synchronized int size() {
        return seen.size();
    }

    @Override
    public synchronized void clear() {
        seen.clear();
    }

    @Override
    public void start() {
        // Forgets when something comes, and needs no clockwork.
    }

    @Override
    public void stop() {
        clear();
    }

    @Override
    public void setExecutor(ScheduledExecutorService executor) {
        // Forgets when something comes, and needs no clockwork.
    }
}
