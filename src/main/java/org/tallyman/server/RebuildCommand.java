package org.tallyman.server;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.QuarkusApplication;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.tallyman.intake.Rebuild;
import org.tallyman.intake.RebuildReport;

/** {@code ./tally rebuild}: proves, while no device is connected, that the current tables follow from the journal. */
public final class RebuildCommand implements QuarkusApplication {

    static final String NAME = "rebuild";

    private static final int DIFFERENT = 2;
    private static final long PROGRESS_EVERY_S = 5;

    /**
     * No doors: what comes meanwhile would only wait, and a running Tallyman may hold the ports. No clockwork: a tick
     * could meet the end.
     */
    static Map<String, String> settings() {
        return Map.of(
                "quarkus.http.host-enabled", "false",
                "quarkus.management.host-enabled", "false",
                "tallyman.mqtt.enabled", "false",
                "quarkus.scheduler.enabled", "false",
                "quarkus.log.level", "WARN");
    }

    @Override
    public int run(String... args) throws InterruptedException, ExecutionException {
        System.out.println("Folding the journal again, beside the current tables ...");
        RebuildReport report =
                patiently(Arc.container().instance(Rebuild.class).get().compare());
        System.out.print(report.text());
        return report.same() ? 0 : DIFFERENT;
    }

    private static RebuildReport patiently(Future<RebuildReport> work) throws InterruptedException, ExecutionException {
        long started = System.nanoTime();
        while (true) {
            try {
                return work.get(PROGRESS_EVERY_S, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                System.out.println("  ... " + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started) + " s");
            }
        }
    }
}
