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

    SensedState() {}

    @Override
    public List<String> tables() {
        return List.of("tag", "cell", "visit", "sense_checkpoint", "unbound_antenna", "scan_source", "signal");
    }

    @Override
    public List<Comparison> comparisons() {
        return List.of(
                Comparison.of(
                        "tag",
                        "select t.item from {}.tag t where" + WHOLE_TAG,
                        "id (a surrogate key), epc_hex and first_message (of several tags or messages the first to"
                                + " come), last_ms (told every few seconds; exact in cell)"),
                Comparison.of("cell", """
                        select t.item, c.start_ms, c.read_point_id, c.reads, c.rssi_sum, c.rssi_reads, c.rssi_best,
                               c.first_ms, c.last_ms, c.message, c.element
                        from {}.cell c join {}.tag t on t.id = c.tag_id where""" + WHOLE_TAG, "tag_id (compared as the tag's item)"),
                Comparison.of("visit", """
                        select t.item, v.at_ms, v.read_point_id, v.kind, v.decided_ms, v.event_id, v.message, v.element
                        from {}.visit v join {}.tag t on t.id = v.tag_id where""" + WHOLE_TAG, "tag_id (compared as the tag's item)"),
                Comparison.of("signal", "select * from {}.signal where message >= {since}", ""));
    }
}
