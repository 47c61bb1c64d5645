package org.tallyman.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;

/** What the journal's tables hold, read from outside a running application. */
public final class KeptPayloads {

    private KeptPayloads() {}

    /** Gives the bytes of every message in the blocks after {@code block}, oldest first; returns the last block. */
    public static long after(long block, Connection connection, Consumer<byte[]> payload) throws SQLException {
        long last = block;
        try (PreparedStatement query =
                connection.prepareStatement("select id, payload from message_block where id > ? order by id")) {
            query.setLong(1, block);
            query.setFetchSize(64);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    last = row.getLong(1);
                    BlockCodec.decode(last, row.getBytes(2))
                            .forEach(message -> payload.accept(message.frame().payload()));
                }
            }
        }
        return last;
    }
}
