package org.tallyman.sense;

import org.tallyman.place.ReadPointRole;
import org.tallyman.place.ReadPointSettings;

/**
 * How one read point is judged at one time.
 *
 * @param door the door whose side it is; 0 when it is none
 */
record Rule(long readPoint, ReadPointRole role, long door, ReadPointSettings settings) {

    boolean sharesDoorWith(Rule other) {
        return door != 0 && door == other.door;
    }
}
