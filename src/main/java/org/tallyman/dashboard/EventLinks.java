package org.tallyman.dashboard;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.tallyman.intake.ElementLinks;
import org.tallyman.intake.MessageId;
import org.tallyman.platform.sql.Sql;

/** From an element of a message to the event that it began. */
@ApplicationScoped
class EventLinks implements ElementLinks {

    private final Sql sql;

    EventLinks(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Map<Integer, String> of(MessageId message) {
        Map<Integer, String> pages = new HashMap<>();
        sql.list(
                        "select source_element, id from event where source_message = ? order by event_time desc",
                        row -> Map.entry(row.getInt("source_element"), "/events/" + row.getString("id")),
                        message.value())
                .forEach(page -> pages.put(page.getKey(), page.getValue()));
        return pages;
    }
}
