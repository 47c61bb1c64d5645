package org.tallyman.dialect.lorawan.script;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Where scripts run: one interpreter in a thread of its own, whose stack is deep enough that a script always meets the
 * limits of the sandbox and never those of the caller's thread. Others wait their turn, which the limits keep short.
 */
final class Workbench {

    private static final long STACK_BYTES = 16L * 1024 * 1024;

    /** Of codecs that lie ready; each has some 150 KB. */
    private static final long READY_BYTES_MAX = 16L * 1024 * 1024;

    /** The interpreter takes half a second to come up, and most installations never need it. */
    private static final class WhenAsked {
        static final Workbench ONE = new Workbench();
    }

    private final Executor thread = Executors.newSingleThreadExecutor(Thread.ofPlatform()
            .name("payload-codecs")
            .daemon()
            .stackSize(STACK_BYTES)
            .factory());
    private final QuickJs interpreter;
    private final Map<Script, QuickJs.Loaded> ready = new LinkedHashMap<>(16, 0.75f, true);
    private long readyBytes;

    private Workbench() {
        this.interpreter = CompletableFuture.supplyAsync(QuickJs::new, thread).join();
    }

    /** Lets nothing else run meanwhile. */
    static <T> T with(Function<Workbench, T> work) {
        Workbench one = WhenAsked.ONE;
        return CompletableFuture.supplyAsync(() -> work.apply(one), one.thread).join();
    }

    QuickJs interpreter() {
        return interpreter;
    }

    /** The codec; empty where it was never read, or has lain unused for so long that it made room for others. */
    Optional<QuickJs.Loaded> ready(Script script) {
        return Optional.ofNullable(ready.get(script));
    }

    /** That all take that lie ready. */
    long readyBytes() {
        return readyBytes;
    }

    /** Reads the codec, unless another message had it read meanwhile, and keeps it ready. */
    QuickJs.Loaded load(Script script, String text) throws QuickJs.StoppedException {
        QuickJs.Loaded there = ready.get(script);
        if (there != null) {
            return there;
        }
        QuickJs.Loaded loaded = interpreter.load(text);
        ready.put(script, loaded);
        readyBytes += loaded.bytes();
        Iterator<QuickJs.Loaded> oldest = ready.values().iterator();
        while (readyBytes > READY_BYTES_MAX && ready.size() > 1) {
            readyBytes -= oldest.next().bytes();
            oldest.remove();
        }
        return loaded;
    }
}
