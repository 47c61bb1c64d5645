package org.tallyman.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.tallyman.dialect.Observation;

/** Asks the database for what it refuses, when a device says that its state is {@link #STATE}. */
@ApplicationScoped
class PoisonConsumer implements ObservationConsumer {

    static final String STATE = "poison for the fold";

    @Override
    public int order() {
        return 5;
    }

    @Override
    public void consume(FoldBatch batch, Connection connection) throws SQLException {
        for (Fact fact : batch.facts()) {
            if (fact.observation() instanceof Observation.DeviceStatus status
                    && status.state().equals(STATE)) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("select 1 / 0");
                }
            }
        }
    }

    @Override
    public void committed() {
        // Nothing is remembered.
    }

    @Override
    public void abandoned() {
        // Nothing is remembered.
    }
}
