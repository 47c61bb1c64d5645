package org.tallyman.event;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.tallyman.platform.rebuild.Comparison;
import org.tallyman.platform.rebuild.DerivedState;

/** Events that hold. Which ones were recorded and declared wrong on the way depends on the order of arrival. */
@ApplicationScoped
class RecordedState implements DerivedState {

    private static final String HOLDS = """
             e.error_declared_at is null and exists (
                select from {live}.event_epc known join {live}.tag whole on whole.item = known.epc
                where known.event_id = e.id and whole.first_message >= {since})""";

    RecordedState() {}

    @Override
    public List<String> tables() {
        return List.of("event", "event_epc");
    }

    @Override
    public List<Comparison> comparisons() {
        return List.of(
                Comparison.of(
                        "event",
                        """
                        select e.id, e.event_time, e.type, e.action, e.biz_step, e.disposition, e.body, e.read_point_id,
                               e.place_id
                        from {}.event e where
                        """ + HOLDS,
                        "events declared wrong and their declarations, record_time, source_message and source_element"
                                + " (of several messages that tell of the same read the first to come; exact in visit)"),
                Comparison.of(
                        "event_epc",
                        "select m.epc, m.event_time, m.event_id, m.roles from {}.event_epc m"
                                + " join {}.event e on e.id = m.event_id where " + HOLDS,
                        "mentions of events declared wrong"));
    }
}
