package org.tallyman.platform.sql;

import java.sql.SQLException;
import java.util.Objects;

/** The database refused or could not be asked. */
public final class SqlFailure extends RuntimeException {

    private static final long serialVersionUID = 1;
    private static final String UNIQUE_VIOLATION = "23505";

    SqlFailure(SQLException cause) {
        super(cause);
    }

    /** Whether a row with these unique values was there already. */
    public boolean isDuplicate() {
        return getCause() instanceof SQLException cause && Objects.equals(cause.getSQLState(), UNIQUE_VIOLATION);
    }
}
