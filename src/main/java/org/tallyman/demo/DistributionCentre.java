package org.tallyman.demo;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;

/** The example, set up in a running Tallyman: its devices on their lines, and the story that they tell. */
final class DistributionCentre implements AutoCloseable {

    private final Options options;
    private final HttpClient client;
    private final Consumer<String> complaints;
    private final Api.Session session;
    private final MasterData data;
    private final Story story;

    /** Signs in, sets up what is missing, and begins the story: some time ago when the site is new, else now. */
    DistributionCentre(Options options, HttpClient client, Instant now, Consumer<String> complaints) {
        this.options = options;
        this.client = client;
        this.complaints = complaints;
        this.session = Api.signIn(client, options.url(), options.user(), options.password());
        this.data = new MasterData(session.api());
        Map<String, Device> devices = connect(data.setUp());
        this.story = new Story(
                session.api(),
                new Agenda(complaints),
                new Warehouse(),
                new Readers(data.devices(), data.readPoints(), devices),
                devices,
                new Random(options.seed()),
                new Story.Numbers(now));
        begin(data.wasFresh() ? now.minus(options.before()) : now);
    }

    private Map<String, Device> connect(Map<String, String> tokens) {
        Map<String, Device> devices = new LinkedHashMap<>();
        for (Table.Row row : data.devices()) {
            String code = row.get("code");
            String token = Objects.requireNonNull(tokens.get(code));
            devices.put(code, new Device(code, line(row, token), complaints));
        }
        return devices;
    }

    private Line line(Table.Row row, String token) {
        URI base = options.url();
        String dialect = row.get("dialect");
        return switch (row.get("link")) {
            case "mqtt" -> new MqttLine(options.mqtt(), "lindholm/" + row.get("code"), row.get("code"), token);
            case "osmand" -> new PhoneLine(client, base, token);
            case "tracker" -> new TrackerLine(options.trackers(), row.get("identifier"));
            case "scans" -> new HttpLine(client, base.resolve("/api/v1/scans"), token);
            default -> new HttpLine(client, base.resolve("/ingest/" + dialect), token);
        };
    }

    /** A new capability adds its activity here. */
    private void begin(Instant start) {
        List<Trailer> trailers = data.trackersOfTrailers().entrySet().stream()
                .map(entry -> new Trailer(story, entry.getKey(), entry.getValue()))
                .toList();
        Inbound inbound = new Inbound(story);
        OpeningStock opening = new OpeningStock(story);
        if (data.wasFresh()) {
            opening.make(inbound, start);
        } else {
            opening.takeUp(start);
        }
        story.readers().begin(story.agenda(), start);
        trailers.forEach(trailer -> trailer.begin(start));
        List.of(
                        new Shelves(story),
                        inbound,
                        new Picking(story),
                        new Outbound(story, trailers),
                        new ColdStore(story),
                        new ChestFreezer(story),
                        new Trucks(story),
                        new Troubles(story))
                .forEach(activity -> activity.begin(start));
    }

    boolean isNew() {
        return data.wasFresh();
    }

    /** Tells all that happens until then. */
    void tellUntil(Instant end) {
        story.agenda().runUntil(end);
    }

    /** Tells it as time passes, until the thread is interrupted. */
    void tellAsTimePasses() throws InterruptedException {
        while (true) {
            tellUntil(Instant.now());
            Thread.sleep(Duration.ofMillis(200));
        }
    }

    @Override
    public void close() {
        story.devices().values().forEach(Device::close);
        try {
            session.signOut();
        } catch (DemoException e) {
            complaints.accept("the demo's token stays until someone revokes it: " + e.getMessage());
        }
    }
}
