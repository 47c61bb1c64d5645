package org.tallyman.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.tallyman.dialect.Observation;
import org.tallyman.intake.Fact;
import org.tallyman.intake.FoldBatch;
import org.tallyman.intake.ObservationConsumer;
import org.tallyman.platform.LiveFeed;

/** Keeps fixes and measurements, and which of them are the newest. Any order and any repetition end the same. */
@ApplicationScoped
class FleetObservations implements ObservationConsumer {

    /** Under this topic pages hear that something moved or was measured; {@code tracker-<device id>} says what. */
    static final String TOPIC = "fleet";

    static final String TRACKER = "tracker";

    private final LiveFeed feed;
    private final Set<Long> devices = new TreeSet<>();

    FleetObservations(LiveFeed feed) {
        this.feed = feed;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public void consume(FoldBatch batch, Connection connection) throws SQLException {
        List<Observed<Observation.Fix>> fixes = new ArrayList<>();
        List<Observed<Observation.Measurement>> measurements = new ArrayList<>();
        for (Fact fact : batch.facts()) {
            switch (fact.observation()) {
                case Observation.Fix fix -> fixes.add(Observed.of(fact, fix));
                case Observation.Measurement measurement -> measurements.add(Observed.of(fact, measurement));
                case Observation other -> {}
            }
        }
        if (!fixes.isEmpty()) {
            FixRows.write(fixes, connection);
            fixes.forEach(fix -> devices.add(fix.device()));
        }
        if (!measurements.isEmpty()) {
            MeasurementRows.write(measurements, connection);
            measurements.forEach(measurement -> devices.add(measurement.device()));
        }
    }

    @Override
    public void committed() {
        if (devices.isEmpty()) {
            return;
        }
        devices.forEach(device -> feed.publish(TRACKER + "-" + device));
        feed.publish(TOPIC);
        devices.clear();
    }

    @Override
    public void abandoned() {
        devices.clear();
    }
}
