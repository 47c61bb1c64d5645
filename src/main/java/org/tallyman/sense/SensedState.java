package org.tallyman.sense;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.tallyman.platform.rebuild.Comparison;
import org.tallyman.platform.rebuild.DerivedState;

/** Tags, cells, visits and signals. Checkpoints are where a fold may start again: they follow the order of arrival, their effect does not. */
@ApplicationScoped
class SensedState implements DerivedState {

    private static final String WHOLE_TAG =
            " exists (select from {live}.tag whole where whole.item = t.item and whole.first_message >= {since})";

    /** Cells and signals of an earlier time are let go. */
    private static final String HORIZON = " (select coalesce(max(before_ms), 0) from {live}.cell_horizon)";

    /** A change may leave a tag without any, or the horizon pass it. */
    private static final String SEEN = " and (exists (select from {}.cell c where c.tag_id = t.id and c.start_ms >="
            + HORIZON + ") or exists (select from {}.visit v where v.tag_id = t.id))";

    SensedState() {}

    @Override
    public List<String> tables() {
        return List.of(
                "tag",
                "cell",
                "visit",
                "sense_checkpoint",
                "unbound_antenna",
                "scan_source",
                "late_read",
                "cell_floor",
                "signal_run");
    }

    @Override
    public List<Comparison> comparisons() {
        return List.of(
                Comparison.of(
                        "tag",
                        "select t.item from {}.tag t where" + WHOLE_TAG + SEEN,
                        "tags without cells and visits, id (a surrogate key), epc_hex and first_message (of several tags or messages the first to"
                                + " come), last_ms (told every few seconds; exact in cell)"),
                Comparison.of(
                        "cell",
                        """
                        select t.item, c.start_ms, c.read_point_id, c.reads, c.scans, c.rssi_sum, c.rssi_reads, c.rssi_best,
                               c.first_ms, c.last_ms, c.message, c.element
                        from {}.cell c join {}.tag t on t.id = c.tag_id
                        where c.start_ms >=""" + HORIZON + " and" + WHOLE_TAG,
                        "tag_id (compared as the tag's item); what is older than messages are kept"),
                Comparison.of("visit", """
                        select t.item, v.at_ms, v.read_point_id, v.kind, v.decided_ms, v.event_id, v.message, v.element
                        from {}.visit v join {}.tag t on t.id = v.tag_id where""" + WHOLE_TAG, "tag_id (compared as the tag's item)"),
                Comparison.of(
                        "signal",
                        """
                        select distinct r.device_id, r.name, r.first_ms + x.after_ms as at_ms, x.is_on
                        from {}.signal_run r cross join lateral unnest(r.after_ms, r.is_on) as x (after_ms, is_on)
                        where r.message >= {since} and r.first_ms + x.after_ms >=""" + HORIZON,
                        "message, element and how often one change was told (of several messages all are kept, and before runs the first to come), how they are cut into runs; what is older than messages are kept"));
    }
}
