package org.tallyman.access;

import java.sql.SQLException;

/** The database did not answer a question about access. */
final class AccessStoreException extends RuntimeException {

    private static final long serialVersionUID = 1;

    AccessStoreException(SQLException cause) {
        super("the database did not answer: " + cause.getMessage(), cause);
    }
}
