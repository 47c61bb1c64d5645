package org.tallyman.platform.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The tables that a feature derives from the journal and from what people said. A rebuild makes them again, empty, in a
 * schema of their own, folds the journal into those, and compares. Whatever else a feature reads while it folds (master
 * data, settings, commands) it finds where it always is.
 */
public interface DerivedState {

    /** Tables that are made again, each after those that it needs. */
    List<String> tables();

    /** Statements to run once the empty tables are there, such as triggers; the search path leads to them. */
    default List<String> finish() {
        return List.of();
    }

    /** Adds what people's commands amount to beyond what the fold does with them; the search path leads to the new tables. */
    default void replayCommands(Connection connection) throws SQLException {
        // Most commands take effect when the fold reads what they wrote.
    }

    List<Comparison> comparisons();
}
