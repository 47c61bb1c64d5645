package org.tallyman.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionLoopTest {

    private final Vertx vertx = Vertx.vertx();
    private final ConnectionLoop<Idle> loop = new ConnectionLoop<>() {};

    @BeforeEach
    void deploy() throws Exception {
        vertx.deployVerticle(loop).toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void aBugWithOneMessageKeepsNobodyElseWaiting() throws Exception {
        Idle first = new Idle();
        Idle second = new Idle();
        CompletableFuture<Void> told = new CompletableFuture<>();
        loop.execute(() -> {
            loop.settle(first, () -> {
                throw new IllegalStateException("a bug");
            });
            loop.settle(second, () -> told.complete(null));
        });
        told.get(10, TimeUnit.SECONDS);
        first.worked.get(10, TimeUnit.SECONDS);
        second.worked.get(10, TimeUnit.SECONDS);
        first.failed.get(10, TimeUnit.SECONDS);
    }

    @Test
    void aBugWithOneConnectionEndsItAndNoOther() throws Exception {
        Idle first = new Idle() {
            @Override
            public void work() {
                throw new IllegalStateException("a bug");
            }
        };
        Idle second = new Idle();
        loop.execute(() -> {
            loop.settle(first, () -> {});
            loop.settle(second, () -> {});
        });
        second.worked.get(10, TimeUnit.SECONDS);
        first.failed.get(10, TimeUnit.SECONDS);
        assertThat(second.failed).isNotDone();
    }

    /** Goes on, and does nothing else. */
    private static class Idle implements ConnectionLoop.Connection {

        private final CompletableFuture<Void> worked = new CompletableFuture<>();
        private final CompletableFuture<RuntimeException> failed = new CompletableFuture<>();

        @Override
        public void open() {}

        @Override
        public void work() {
            worked.complete(null);
        }

        @Override
        public void sweep(long nowNanos) {}

        @Override
        public void finish() {}

        @Override
        public boolean waits() {
            return false;
        }

        @Override
        public void stop() {}

        @Override
        public void fail(RuntimeException bug) {
            failed.complete(bug);
        }
    }
}
