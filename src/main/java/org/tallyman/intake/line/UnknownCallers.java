package org.tallyman.intake.line;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.tallyman.platform.command.SitePermits;
import org.tallyman.platform.sql.Sql;

/** Callers that nobody has registered, for those who may register devices anywhere: who calls belongs to no site yet. */
@ApplicationScoped
public class UnknownCallers {

    private static final int LIMIT = 500;

    private final Sql sql;
    private final SitePermits permits;

    UnknownCallers(Sql sql, SitePermits permits) {
        this.sql = sql;
        this.permits = permits;
    }

    /**
     * One of them.
     *
     * @param frames how often it called
     * @param sample the last frame in hexadecimal, cut to 1,024 bytes
     */
    public record UnknownCaller(
            String dialect,
            String identifier,
            String address,
            Instant firstAt,
            Instant lastAt,
            long frames,
            String sample) {

        /** How many bytes the sample has. */
        public int bytes() {
            return sample.length() / 2;
        }
    }

    /** The latest first, at most 500; without those that somebody has registered by now, and none for others than such people. */
    public List<UnknownCaller> list() {
        if (!permits.allowsEverywhere(SitePermits.Verb.CONFIGURE)) {
            return List.of();
        }
        return sql.list(
                "select dialect, identifier, address, first_at, last_at, frames, sample from unknown_caller c"
                        + " where not exists (select from device d where d.dialect = c.dialect"
                        + " and d.identifier = c.identifier)"
                        + " order by last_at desc limit " + LIMIT,
                row -> new UnknownCaller(
                        row.getString("dialect"),
                        row.getString("identifier"),
                        row.getString("address"),
                        Sql.instant(row, "first_at"),
                        Sql.instant(row, "last_at"),
                        row.getLong("frames"),
                        HexFormat.of().formatHex(row.getBytes("sample"))));
    }

    /** Takes one off the list; it comes back when it calls and is still not registered. */
    public void forget(String dialect, String identifier) {
        sql.update("delete from unknown_caller where dialect = ? and identifier = ?", dialect, identifier);
    }
}
