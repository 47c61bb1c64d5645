package org.tallyman.server;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/**
 * Gives the meters of web servers that were asked for any port the label of those on a named one. The framework leaves it out,
 * Prometheus takes only meters of one name with the same labels, and the server that comes second would not start.
 */
@Singleton
final class ServerPortLabel implements MeterFilter {

    private static final String LABEL = "server.port";

    /** Those that the framework labels with the port, and none of the others. */
    private static final Set<String> METERS = Set.of(
            "http.server.active.connections",
            "http.server.active.requests",
            "http.server.bytes.read",
            "http.server.bytes.written",
            "http.server.connections",
            "http.server.errors");

    @Override
    public Meter.Id map(Meter.Id id) {
        return METERS.contains(id.getName()) && id.getTag(LABEL) == null
                ? id.withTags(List.of(Tag.of(LABEL, "any")))
                : id;
    }
}
