package org.tallyman.intake;

import java.sql.SQLException;
import java.util.Optional;

/** Says for people why the database does not do what it should. */
final class DatabaseTrouble {

    /** SQLSTATE disk_full (PostgreSQL, appendix A). */
    private static final String DISK_FULL = "53100";

    private DatabaseTrouble() {}

    /** In one line; further ones hold hints and the place in the server's source. */
    static String words(SQLException failure) {
        // A failed batch first recites its statement; what the database said comes next.
        SQLException saying = Optional.ofNullable(failure.getNextException()).orElse(failure);
        String said = String.valueOf(saying.getMessage()).lines().findFirst().orElse("no reason given");
        return DISK_FULL.equals(saying.getSQLState()) ? "the disk of the database is full: " + said : said;
    }
}
