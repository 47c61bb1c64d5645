package org.tallyman.platform.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * Partitions by UTC day of a table that is partitioned by a column of milliseconds since 1970 and has a default partition
 * {@code <table>_default} for times that no day has.
 *
 * @param with storage parameters of a day, such as {@code fillfactor = 70}; empty for none
 */
public record DayPartitions(String table, String column, String with) {

    /** So long a drop waits for readers: while it waits, whoever writes waits behind it. */
    private static final String PATIENCE = "set local lock_timeout = '500ms'";

    /** When a day begins, in milliseconds since 1970. */
    public static long startMs(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    /**
     * Makes the partition of a day if it is not there. Rows of that day that came early move from the default partition,
     * or the new one could not be attached.
     *
     * @param transaction that the caller commits
     */
    public void prepare(LocalDate day, Connection transaction) throws SQLException {
        String name = name(day);
        String between = column + " >= " + startMs(day) + " and " + column + " < " + startMs(day.plusDays(1));
        try (Statement statement = transaction.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(hashtext('" + name + "'))");
            try (ResultSet row = statement.executeQuery("select to_regclass('" + name + "') is not null")) {
                row.next();
                if (row.getBoolean(1)) {
                    return;
                }
            }
            statement.execute("lock table " + table + " in share row exclusive mode");
            statement.execute("create table " + name + " (like " + table + " including all)"
                    + (with.isEmpty() ? "" : " with (" + with + ")"));
            statement.execute("with early as (delete from " + table + "_default where " + between
                    + " returning *) insert into " + name + " select * from early");
            statement.execute("alter table " + table + " attach partition " + name + " for values from (" + startMs(day)
                    + ") to (" + startMs(day.plusDays(1)) + ")");
        }
    }

    /** The days that have a partition, oldest first. */
    public List<LocalDate> days(Connection connection) throws SQLException {
        String sql = "select right(c.relname, 8) from pg_inherits i join pg_class c on c.oid = i.inhrelid"
                + " where i.inhparent = ?::regclass and c.relname ~ '_[0-9]{8}$' order by 1";
        List<LocalDate> days = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, table);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    days.add(LocalDate.parse(row.getString(1), DateTimeFormatter.BASIC_ISO_DATE));
                }
            }
        }
        return days;
    }

    /**
     * Drops a day with all that is in it.
     *
     * @throws SQLException also when readers are in the way for half a second
     */
    public void drop(LocalDate day, Connection transaction) throws SQLException {
        try (Statement statement = transaction.createStatement()) {
            statement.execute(PATIENCE);
            statement.execute("drop table if exists " + name(day));
        }
    }

    private String name(LocalDate day) {
        return table + "_" + day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }
}
