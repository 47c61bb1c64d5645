package org.tallyman.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.tallyman.platform.rebuild.Comparison;
import org.tallyman.platform.rebuild.DerivedState;

/** What the intake itself derives: the health of each line, and what is held for unknown children. */
@ApplicationScoped
class LineState implements DerivedState {

    LineState() {}

    /** The last two serve the rebuild's own fold: it must move no live position and fill no live quarantine. */
    @Override
    public List<String> tables() {
        return List.of("device_health", "unknown_child", "fold_position", "quarantine");
    }

    @Override
    public List<String> finish() {
        return List.of("insert into fold_position (message_id) values (0)");
    }

    @Override
    public List<Comparison> comparisons() {
        return List.of(
                Comparison.ofAll(
                        "device_health",
                        "select device_id, last_seen_at, last_message_id, messages, elements, duplicates, rejections,"
                                + " gaps, state from {}.device_health h where exists (select from {live}.device d where"
                                + " d.id = h.device_id and d.parent_id is null)",
                        "lines of devices behind a gateway (heard from their acceptance on), rate_per_min, the longest"
                                + " silences and clock_offset_ms (moving estimates that follow the order of arrival)"),
                Comparison.ofAll(
                        "unknown_child",
                        "select gateway_id, name, first_at, last_at, first_block, elements from {}.unknown_child",
                        ""));
    }
}
