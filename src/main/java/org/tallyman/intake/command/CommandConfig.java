package org.tallyman.intake.command;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of commands to devices. */
@ConfigMapping(prefix = "tallyman.command")
public interface CommandConfig {

    /** Commands of one device that may wait for it. */
    @WithDefault("50")
    int waitingMax();

    /** How long a command waits for its device when nobody says otherwise. */
    @WithDefault("24h")
    Duration expiresAfter();

    /** How long it may wait at most. */
    @WithDefault("30d")
    Duration expiresMax();

    /** How long a device may take to answer; meanwhile it is told nothing else. */
    @WithDefault("2m")
    Duration answerWithin();

    /** How long a command is kept once it is done with. */
    @WithDefault("365d")
    Duration keptFor();
}
