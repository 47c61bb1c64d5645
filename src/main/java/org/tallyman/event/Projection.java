package org.tallyman.event;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What an upper floor derives from events: a bean that {@link EventStore} calls in the transaction that records them.
 * Events come in (event time, id) order within a call, but calls come in any order of event times; each event is applied
 * once, and again only after it was retracted.
 */
public interface Projection {

    /** Lower numbers apply first and retract last. */
    int order();

    void apply(List<EventRecord> events, Connection transaction) throws SQLException;

    /** Takes back what {@link #apply} did; the events are as they were recorded, latest first. */
    void retract(List<EventRecord> events, Connection transaction) throws SQLException;
}
