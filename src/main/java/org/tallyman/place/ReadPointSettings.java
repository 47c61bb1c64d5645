package org.tallyman.place;

import java.util.regex.Pattern;
import org.tallyman.platform.command.Fields;

/**
 * What sensing goes by at one read point.
 *
 * @param quantumMs width of a cell, 100 to 60,000
 * @param gapMs two cells further apart than this are two sightings: the tag was lost in between; 1,000 to 86,400,000
 * @param observedCount reads within a sighting from which the tag counts as observed, not glimpsed; 1 to 1,000
 * @param rssiMarginCdbm by how many hundredths of dBm another read point must be stronger to win; 0 to 5,000
 * @param holdOffMs time after a move in which the tag stays put; 0 to 3,600,000
 * @param staticAfterMs a tag seen at a door for longer than this stands there and does not pass; 1,000 to 86,400,000
 * @param passageWindowMs longest time between the inside and the outside of one passage; 1,000 to 3,600,000
 * @param bizStep CBV business step of the events from here, bare word such as {@code storing}
 * @param disposition CBV disposition of the events from here, bare word such as {@code in_progress}
 */
public record ReadPointSettings(
        int quantumMs,
        int gapMs,
        int observedCount,
        int rssiMarginCdbm,
        int holdOffMs,
        int staticAfterMs,
        int passageWindowMs,
        String bizStep,
        String disposition) {

    private static final Pattern CBV_WORD = Pattern.compile("[a-z_]{1,60}");

    /** These settings with what the fields say instead; refusals go to the fields. */
    public ReadPointSettings changedBy(Fields fields) {
        ReadPointSettings changed = new ReadPointSettings(
                number(fields, "quantumMs", quantumMs, 100, 60_000),
                number(fields, "gapMs", gapMs, 1000, 86_400_000),
                number(fields, "observedCount", observedCount, 1, 1000),
                number(fields, "rssiMarginCdbm", rssiMarginCdbm, 0, 5000),
                number(fields, "holdOffMs", holdOffMs, 0, 3_600_000),
                number(fields, "staticAfterMs", staticAfterMs, 1000, 86_400_000),
                number(fields, "passageWindowMs", passageWindowMs, 1000, 3_600_000),
                word(fields, "bizStep", bizStep),
                word(fields, "disposition", disposition));
        if (changed.gapMs < changed.quantumMs) {
            fields.refuse("gapMs", "is at least quantumMs, " + changed.quantumMs);
        }
        return changed;
    }

    private static int number(Fields fields, String field, int now, int min, int max) {
        return fields.has(field) ? fields.integer(field, min, max) : now;
    }

    private static String word(Fields fields, String field, String now) {
        return fields.has(field)
                ? fields.matching(field, CBV_WORD, "is a bare CBV word such as storing or in_progress")
                : now;
    }
}
