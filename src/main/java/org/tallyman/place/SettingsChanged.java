package org.tallyman.place;

import java.time.Instant;
import org.tallyman.ident.ReadPointId;

/**
 * Fired within the transaction that gives a read point other settings from an instant on.
 *
 * @param quantum whether the width of cells changes, so that reads must be merged anew
 */
public record SettingsChanged(ReadPointId readPoint, Instant validFrom, boolean quantum) {}
