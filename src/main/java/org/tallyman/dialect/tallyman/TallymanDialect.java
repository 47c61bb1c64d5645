package org.tallyman.dialect.tallyman;

import org.tallyman.dialect.Dialect;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.json.JsonMessage;

/** The neutral JSON: observations one by one, in arrays, as lines, or in groups that share time, antenna and device. */
public final class TallymanDialect implements Dialect {

    @Override
    public String name() {
        return "tallyman";
    }

    @Override
    public Session open(Profile profile) {
        ObservationReader reader = new ObservationReader();
        return frame -> JsonMessage.decode(frame, reader);
    }
}
