package org.tallyman.dialect.zebra;

import org.tallyman.dialect.Dialect;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.json.JsonMessage;

/** Zebra IoT Connector: events singly, in arrays, one a line, or back to back without anything between them. */
public final class ZebraDialect implements Dialect {

    @Override
    public String name() {
        return "zebra";
    }

    @Override
    public Strength strength() {
        return Strength.DECODED;
    }

    @Override
    public Session open(Profile profile) {
        EventReader reader = new EventReader();
        EventNumbers numbers = new EventNumbers();
        return frame -> numbers.withGaps(JsonMessage.decode(frame, reader));
    }
}
