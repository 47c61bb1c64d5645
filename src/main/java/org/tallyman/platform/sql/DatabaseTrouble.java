package org.tallyman.platform.sql;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says for people why the database does not do what it should. */
public final class DatabaseTrouble {

    public static final String NO_ANSWER = "the database does not answer";

    /** SQLSTATE disk_full (PostgreSQL, appendix A). */
    private static final String DISK_FULL = "53100";

    /** The class of connection exceptions. */
    private static final String LOST_CONNECTION = "08";

    /** SQLSTATE protocol_violation: of that class, but said by a server that answers. */
    private static final String MISUNDERSTOOD = "08P01";

    /**
     * What the server lacks (class 53: disk, memory, sessions), and what an operator does with it (57P: stop, restart). A
     * query that is cancelled (57014) is of class 57 too, but the server is there.
     */
    private static final List<String> OUT_OF_ORDER = List.of("53", "57P");

    /** How the pool, which gives no SQLSTATE, says that no connection came. */
    private static final String NONE_CAME = "acquisition timeout";

    private DatabaseTrouble() {}

    /** In one line; further ones hold hints and the place in the server's source. */
    public static String words(SQLException failure) {
        // A failed batch first recites its statement; what the database said comes next.
        SQLException saying = Optional.ofNullable(failure.getNextException()).orElse(failure);
        if (isSilence(saying)) {
            return NO_ANSWER;
        }
        String said = firstLine(saying);
        return DISK_FULL.equals(saying.getSQLState()) ? "the disk of the database is full: " + said : said;
    }

    /** Why the database does nothing for anybody now, where that is what is behind a failure; empty for any other. */
    public static Optional<String> behind(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SQLException trouble) {
                boolean away = isSilence(trouble) || isOutOfOrder(trouble);
                return away ? Optional.of(words(trouble)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean isOutOfOrder(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return OUT_OF_ORDER.stream().anyMatch(state::startsWith);
    }

    private static boolean isSilence(SQLException failure) {
        boolean answered = String.valueOf(failure.getSQLState()).equals(MISUNDERSTOOD);
        return (stateClass(failure).equals(LOST_CONNECTION) && !answered)
                || firstLine(failure).toLowerCase(Locale.ROOT).contains(NONE_CAME);
    }

    private static String firstLine(SQLException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason given");
    }

    /** The first two characters of its SQLSTATE; empty without one. */
    private static String stateClass(SQLException failure) {
        String state = failure.getSQLState();
        return state == null || state.length() < 2 ? "" : state.substring(0, 2);
    }
}
