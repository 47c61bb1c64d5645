package org.tallyman.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** The days of receipt, by which the journal's tables are partitioned. */
@ApplicationScoped
class MessageDays {

    /** So long a drop waits for readers: while it waits, the writer waits behind it. */
    private static final String PATIENCE = "set local lock_timeout = '500ms'";

    private final BlockStore blocks;

    MessageDays(BlockStore blocks) {
        this.blocks = blocks;
    }

    /** One day and what its messages take on disk. */
    record Day(LocalDate date, long bytes) {

        private String suffix() {
            return date.format(DateTimeFormatter.BASIC_ISO_DATE);
        }
    }

    List<Day> oldestFirst(Connection connection) throws SQLException {
        String sql = "select right(c.relname, 8), pg_total_relation_size(c.oid) from pg_inherits i"
                + " join pg_class c on c.oid = i.inhrelid"
                + " where i.inhparent = 'message_block'::regclass order by 1";
        List<Day> days = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                LocalDate date = LocalDate.parse(row.getString(1), DateTimeFormatter.BASIC_ISO_DATE);
                days.add(new Day(date, row.getLong(2)));
            }
        }
        return days;
    }

    /** The day of the last message folded: it and what came later is still needed. */
    LocalDate firstUnfolded(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select message_id from fold_position");
                ResultSet row = query.executeQuery()) {
            row.next();
            return MessageId.dayOf(new MessageId(row.getLong(1)).block());
        }
    }

    void drop(Day day, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(PATIENCE);
            statement.execute("drop table if exists message_block_" + day.suffix());
            statement.execute("drop table if exists message_device_" + day.suffix());
        }
        blocks.forgetPartitions();
    }
}
