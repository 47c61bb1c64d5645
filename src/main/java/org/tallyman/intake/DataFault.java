package org.tallyman.intake;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a fault in what is written, which no second attempt mends, from a database that is away or busy. */
final class DataFault {

    /**
     * Classes of SQLSTATE that pass: connection, transaction state, rollback, resources, object in use, operator
     * intervention, the machine itself, configuration, internal error (PostgreSQL, appendix A).
     */
    private static final Set<String> PASSING = Set.of("08", "25", "40", "53", "55", "57", "58", "F0", "XX");

    private DataFault() {}

    static boolean is(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && state.length() == 5 && !PASSING.contains(state.substring(0, 2));
    }

    /** A failure without any SQL in it is a bug of ours: that does not pass either. */
    static boolean is(Exception failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return is(sql);
            }
        }
        return true;
    }
}
