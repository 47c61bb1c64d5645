package org.tallyman.demo;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;

/** {@code ./tally demo}: an example distribution centre in a running Tallyman, until Ctrl-C. */
public final class Demo {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Options options;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private Demo(Options options) {
        this.options = options;
    }

    public static void main(String... arguments) {
        CountDownLatch ended = new CountDownLatch(1);
        boolean failed = false;
        try {
            Options options = Options.of(arguments, System.getenv());
            stopOnSignal(Thread.currentThread(), ended);
            Thread teller = Thread.currentThread();
            options.application()
                    .ifPresent(process -> Thread.startVirtualThread(() -> {
                        process.onExit().join();
                        teller.interrupt();
                    }));
            new Demo(options).run();
        } catch (DemoException e) {
            if (!Thread.currentThread().isInterrupted()) {
                say("demo: " + e.getMessage());
                failed = true;
            }
        } catch (InterruptedException e) {
            // Asked to stop.
        } finally {
            ended.countDown();
        }
        if (failed) {
            System.exit(1);
        }
    }

    /** The devices say goodbye before the program ends. */
    private static void stopOnSignal(Thread teller, CountDownLatch ended) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            teller.interrupt();
            try {
                ended.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    private void run() throws InterruptedException {
        awaitTallyman();
        say("Setting up the Lindholm distribution centre ...");
        DistributionCentre centre =
                new DistributionCentre(options, client, Instant.now(), line -> say("demo: " + line));
        try {
            if (centre.isNew()) {
                say("Telling what happened in the last " + options.before().toMinutes() + " minutes ...");
            }
            centre.tellUntil(Instant.now());
            say(welcome());
            centre.tellAsTimePasses();
        } finally {
            Thread.interrupted();
            say("demo: the devices sign off.");
            centre.close();
        }
    }

    private void awaitTallyman() throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        HttpRequest page = HttpRequest.newBuilder(options.url().resolve("/sign-in"))
                .timeout(Duration.ofSeconds(5))
                .build();
        while (true) {
            try {
                client.send(page, HttpResponse.BodyHandlers.discarding());
                return;
            } catch (IOException e) {
                if (Instant.now().isAfter(end)) {
                    throw new DemoException("no Tallyman answers at " + options.url(), e);
                }
                Thread.sleep(200);
            }
        }
    }

    private String welcome() {
        return """

                    The demo is running at %s

                    Sign in         name      %s
                                    password  %s

                    Look first at   Overview      what needs a person now
                                    Inventory     goods by product and by place, changing as they are read
                                    Shipments     trucks unloading and loading; open one that is under way
                                    Places        the floor plan of Lindholm
                                    Devices       readers, handhelds, trackers; one is silent, one has a wrong clock
                                    Links         every line; trucks drive, a swap body's tracker sleeps
                                    Measurements  how cold it is in the freezers and in truck 201
                                    Quarantine    messages that broke on the way
                                    Unknown       a sensor and tags that nobody has registered

                    Ctrl-C stops everything. The next ./tally demo goes on from here.
                """.formatted(options.url(), options.user(), options.password());
    }

    private static void say(String text) {
        System.out.println(text);
    }
}
