package org.tallyman.dialect.lorawan.script;

import java.util.concurrent.CompletableFuture;

/** Holds the one thread of scripts until it is let go, as scripts do that compute for long. */
public final class HeldScripts implements AutoCloseable {

    private final CompletableFuture<Boolean> held = new CompletableFuture<>();
    private final CompletableFuture<Boolean> free = new CompletableFuture<>();
    private final CompletableFuture<Void> done = CompletableFuture.runAsync(() -> Workbench.with(bench -> {
        held.complete(true);
        return free.join();
    }));

    private HeldScripts() {}

    /** Returns when nothing else runs any more. */
    public static HeldScripts hold() {
        HeldScripts scripts = new HeldScripts();
        scripts.held.join();
        return scripts;
    }

    @Override
    public void close() {
        free.complete(true);
        done.join();
    }
}
