package org.tallyman.dashboard;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.tallyman.intake.ElementLinks;
import org.tallyman.intake.MessageId;

/** From an element of a message to the event that it began. */
@ApplicationScoped
class EventLinks implements ElementLinks {

    private final DataSource dataSource;

    EventLinks(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public Map<Integer, String> of(MessageId message) {
        Map<Integer, String> pages = new HashMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "select source_element, id from event where source_message = ? order by event_time desc")) {
            query.setLong(1, message.value());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    pages.put(row.getInt(1), "/events/" + row.getString(2));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the events of message " + message + " could not be read", e);
        }
        return pages;
    }
}
