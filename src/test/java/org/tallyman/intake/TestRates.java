package org.tallyman.intake;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;

/** Rates for doors that a test builds by itself. */
public final class TestRates {

    private TestRates() {}

    /** So many messages a second for each device, and ten times as many at once. */
    public static RateLimit of(int messagesPerSecond) {
        return new RateLimit(new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withDefaultValue("tallyman.intake.device-messages-per-second", "" + messagesPerSecond)
                .withMapping(IntakeConfig.class)
                .build()
                .getConfigMapping(IntakeConfig.class));
    }
}
