package org.tallyman.place;

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
        String disposition) {}
