package org.tallyman.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.tallyman.dialect.Observation;

/** A consumer with bugs: it fails over measurements of certain quantities until it is mended, and after commits when told to. */
@ApplicationScoped
public class FailingConsumer implements ObservationConsumer {

    private volatile boolean mended;
    private volatile boolean failsAfterCommits;

    void mended(boolean value) {
        mended = value;
    }

    void failsAfterCommits(boolean value) {
        failsAfterCommits = value;
    }

    @Override
    public int order() {
        return 1_000;
    }

    @Override
    public void consume(FoldBatch batch, Connection connection) throws SQLException {
        for (Fact fact : batch.facts()) {
            if (!mended && fact.observation() instanceof Observation.Measurement said) {
                failOver(said.quantity(), connection);
            }
        }
    }

    private static void failOver(String quantity, Connection connection) throws SQLException {
        if (quantity.equals("fails-in-java")) {
            throw new IllegalArgumentException("a bug of ours");
        }
        if (quantity.equals("fails-in-sql")) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("select 'no number'::int");
            }
        }
    }

    @Override
    public void committed() {
        if (failsAfterCommits) {
            throw new IllegalStateException("a bug of ours after the commit");
        }
    }

    @Override
    public void abandoned() {
        // Nothing is remembered.
    }
}
