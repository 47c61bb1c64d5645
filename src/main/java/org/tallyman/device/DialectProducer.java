package org.tallyman.device;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.tallyman.dialect.DialectRegistry;
import org.tallyman.dialect.lorawan.codec.PayloadCodecs;
import org.tallyman.dialect.mapping.Mappings;

/** The one registry of dialects: pure itself, so that it cannot be a bean by its own annotation. */
final class DialectProducer {

    private DialectProducer() {}

    @Produces
    @DefaultBean
    @Singleton
    static DialectRegistry dialects(PayloadCodecs codecs, Mappings mappings) {
        return new DialectRegistry(codecs, mappings);
    }
}
