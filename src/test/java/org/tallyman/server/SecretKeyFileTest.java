package org.tallyman.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretKeyFileTest {

    private static final String OTHER = "02".repeat(32);

    @TempDir
    Path data;

    @Test
    void makesAKeyOnceForItsOwnerAlone() throws Exception {
        Map<String, String> first = SecretKeyFile.settings(Map.of(), data);
        assertThat(first.get("tallyman.secret.key")).matches("[0-9a-f]{64}");
        assertThat(SecretKeyFile.settings(Map.of(), data)).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(SecretKeyFile.NAME))))
                .isEqualTo("rw-------");
    }

    @Test
    void isTheKeyBeforeOnceAnotherIsGiven() {
        assertThat(SecretKeyFile.settings(Map.of("TALLYMAN_SECRET_KEY", OTHER), data))
                .isEmpty();
        String made = String.valueOf(SecretKeyFile.settings(Map.of(), data).get("tallyman.secret.key"));
        assertThat(SecretKeyFile.settings(Map.of("TALLYMAN_SECRET_KEY", OTHER), data))
                .isEqualTo(Map.of("tallyman.secret.key-before", made));
    }
}
