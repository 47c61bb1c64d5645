package org.tallyman.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Sends a read of a tag now and then and asks, as a page does, until it is seen. */
final class Visibility implements AutoCloseable {

    private static final String LAST_SEEN = """
            select c.last_ms from tag t
            cross join lateral (select last_ms from cell where tag_id = t.id order by start_ms desc limit 1) c
            where t.epc_hex = ?
            """;

    private final RunningApp app;
    private final MqttLine line;
    private final Latencies latencies = new Latencies();
    private final Thread thread = Thread.ofPlatform().name("visibility").unstarted(this::sample);
    private volatile boolean running = true;
    private volatile @Nullable Exception failure;

    Visibility(RunningApp app, BenchSite.Reader reader) throws IOException {
        this.app = app;
        this.line = new MqttLine(app.mqttPort(), "visibility", reader);
    }

    void start() {
        thread.start();
    }

    void finish() throws InterruptedException {
        running = false;
        thread.join();
        if (failure != null) {
            throw new IllegalStateException("visibility could not be measured", failure);
        }
    }

    Latencies latencies() {
        return latencies;
    }

    private void sample() {
        try (Connection connection = app.database();
                PreparedStatement query = connection.prepareStatement(LAST_SEEN)) {
            for (int packet = 1; running; packet = packet % 60_000 + 1) {
                long serial = 1_000_000L + packet % 10;
                long atMs = System.currentTimeMillis();
                long sent = System.nanoTime();
                line.publish(packet, TagReads.one(serial, atMs));
                line.flush();
                line.acknowledged();
                while (lastSeen(query, TagReads.epc(serial)) < atMs) {
                    Thread.sleep(2);
                }
                latencies.add(System.nanoTime() - sent);
            }
        } catch (SQLException | IOException | InterruptedException e) {
            failure = e;
        }
    }

    private static long lastSeen(PreparedStatement query, String epc) throws SQLException {
        query.setString(1, epc);
        try (ResultSet row = query.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    @Override
    public void close() throws IOException {
        line.close();
    }
}
