package org.tallyman.dialect.tallyman;

import static org.tallyman.dialect.tallyman.Fields.*;

import org.jspecify.annotations.Nullable;

/** The kinds of observation; each is told by the member that only it has. */
enum Kind {
    READ(EPC, EPC, ANTENNA | RSSI | COUNT | TID | PC | FREQUENCY | PHASE | POWER | SEQUENCE | READER),
    SCAN(Fields.SCAN, Fields.SCAN, SYMBOLOGY | READ_POINT),
    FIX(LATITUDE | LONGITUDE, LATITUDE | LONGITUDE, VALID | ALTITUDE | SPEED | COURSE | ACCURACY),
    MEASUREMENT(QUANTITY, QUANTITY | VALUE | UNIT, SENSOR),
    SIGNAL(Fields.SIGNAL, Fields.SIGNAL | ON, NAME),
    STATUS(Fields.STATUS, Fields.STATUS, ATTRIBUTES),
    GAP(LOST, LOST, REASON);

    private static final Kind[] KINDS = values();

    private final long telling;
    final long required;
    final long allowed;

    Kind(long telling, long required, long optional) {
        this.telling = telling;
        this.required = required;
        this.allowed = required | optional | DEVICE | TIME | ID;
    }

    /** The kind that these members tell; null when they tell none. Members of a second kind are not {@link #allowed}. */
    static @Nullable Kind of(long members) {
        for (Kind kind : KINDS) {
            if ((members & kind.telling) != 0) {
                return kind;
            }
        }
        return null;
    }
}
