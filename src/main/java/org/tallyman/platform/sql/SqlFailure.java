package org.tallyman.platform.sql;

import java.sql.SQLException;

/** The database refused or could not be asked. */
public final class SqlFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    SqlFailure(SQLException cause) {
        super(cause);
    }
}
