package org.tallyman.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Limits of the live feed. */
@ConfigMapping(prefix = "tallyman.live")
interface LiveConfig {

    /** Browsers that may listen at the same time; the next one is told to come back later. */
    @WithDefault("500")
    @Min(1)
    @Max(20_000)
    int maxClients();

    /** How often a quiet line is told that it is alive. */
    @WithDefault("10s")
    Duration ping();

    /** After this long a browser has to come back and show again who it is. */
    @WithDefault("10m")
    Duration maxStream();
}
