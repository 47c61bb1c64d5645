package org.tallyman.platform.secret;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The key by which secrets are sealed; without one they lie in the database as they are. */
@ConfigMapping(prefix = "tallyman.secret")
interface SecretConfig {

    /** 32 bytes in hexadecimal. */
    Optional<String> key();

    /** The one before, for as long as anything is sealed with it: until the first start with the new one. */
    Optional<String> keyBefore();
}
