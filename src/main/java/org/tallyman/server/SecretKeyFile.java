package org.tallyman.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * The key by which secrets are sealed where nobody gave one: a file in the data directory, beside the embedded database and not in
 * it, so that no dump holds both. With a database of one's own there is no such place, and nothing is sealed without a key.
 */
final class SecretKeyFile {

    static final String NAME = "secret.key";

    private static final int BYTES = 32;

    private SecretKeyFile() {}

    /** Settings of the key: made once, and the key before where the environment gives another one now. */
    static Map<String, String> settings(Map<String, String> environment, Path dataDirectory) {
        Path file = dataDirectory.resolve(NAME);
        try {
            if (environment.getOrDefault("TALLYMAN_SECRET_KEY", "").isBlank()) {
                return Map.of("tallyman.secret.key", read(file));
            }
            Map<String, String> settings = new HashMap<>();
            if (environment.getOrDefault("TALLYMAN_SECRET_KEY_BEFORE", "").isBlank() && Files.exists(file)) {
                settings.put("tallyman.secret.key-before", read(file));
            }
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException("the key of secrets in " + file + " cannot be read or made", e);
        }
    }

    private static String read(Path file) throws IOException {
        if (!Files.exists(file)) {
            make(file);
        }
        return Files.readString(file).strip();
    }

    /** Whole or not at all, and for its owner alone. */
    private static void make(Path file) throws IOException {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        Path made = Files.createTempFile(
                file.getParent(),
                NAME,
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(made, HexFormat.of().formatHex(key) + "\n");
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
