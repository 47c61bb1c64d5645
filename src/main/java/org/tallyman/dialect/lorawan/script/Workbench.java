package org.tallyman.dialect.lorawan.script;

import java.util.LinkedHashMap;
import java.util.Map;
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

    /** Codecs that lie ready; each is some 150 KB. */
    private static final int READY_MAX = 32;

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
    private final Map<Script, QuickJs.Loaded> ready = new LinkedHashMap<>(READY_MAX, 0.75f, true);

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

    /** The codec, read again when it has lain unused for long. */
    QuickJs.Loaded ready(Script script) throws QuickJs.StoppedException {
        QuickJs.Loaded loaded = ready.get(script);
        if (loaded == null) {
            loaded = interpreter.load(script.source());
            ready.put(script, loaded);
            if (ready.size() > READY_MAX) {
                ready.remove(ready.keySet().iterator().next());
            }
        }
        return loaded;
    }
}
