package org.tallyman.intake;

import java.sql.Connection;
import java.sql.SQLException;

/** What must become durable together with what is new in a message, or not at all; written in the journal's own transaction. */
@FunctionalInterface
public interface Along {

    /** Nothing but the message. */
    Along NOTHING = connection -> {};

    void write(Connection connection) throws SQLException;
}
