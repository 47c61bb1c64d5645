package org.tallyman.bench;

import java.sql.Connection;
import java.sql.SQLException;

/** Books of a soak, kept outside the application, which must close after each round. */
sealed interface SoakLedger permits SoakBooks, TrackerBooks {

    /** How much has been acknowledged so far. */
    long acknowledged();

    /**
     * Compares: what was acknowledged is in the journal, and state says exactly what the journal holds.
     *
     * @throws IllegalStateException when anything is lost or doubled
     */
    void check(Connection connection) throws SQLException, InterruptedException;

    /** The same once everything is acknowledged: all that was sent is there, once. */
    void checkAll(Connection connection) throws SQLException, InterruptedException;
}
