package org.tallyman.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of sign-in, sessions and tokens. */
@ConfigMapping(prefix = "tallyman.access")
interface AccessConfig {

    /** Cost of a password hash (bcrypt, log2 of its rounds); 12 takes about a quarter of a second. */
    @WithDefault("12")
    int bcryptCost();

    /** Failed sign-ins of one name from one address before it waits there. */
    @WithDefault("5")
    int lockAfter();

    /** Failed sign-ins of one name from anywhere before it waits at addresses where it has not signed in before. */
    @WithDefault("20")
    int lockAfterPerName();

    /** How long an address is known as one where a name signs in. */
    @WithDefault("90d")
    Duration knowAddressFor();

    /** Failed sign-ins from one address before it waits; many people may share one address. */
    @WithDefault("50")
    int lockAfterPerAddress();

    /** The first wait; each further failure doubles it. */
    @WithDefault("30s")
    Duration lockFirst();

    @WithDefault("1h")
    Duration lockMax();

    /** Failures older than this no longer count. */
    @WithDefault("24h")
    Duration forgetFailuresAfter();

    /** Wrong tokens from one address in a minute before it gets 429. */
    @WithDefault("60")
    int wrongTokensPerMinute();

    @WithDefault("8h")
    Duration sessionIdle();

    @WithDefault("7d")
    Duration sessionMax();

    /** How long a proven session or token is believed without asking the database; a change here ends it at once. */
    @WithDefault("3s")
    Duration believeFor();
}
