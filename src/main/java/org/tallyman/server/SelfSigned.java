package org.tallyman.server;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A self-signed certificate for this machine's names, made by the {@code keytool} of the running Java and renewed at
 * a start in its last weeks.
 */
record SelfSigned(Path store, Path password) {

    private static final int VALID_DAYS = 365;
    private static final Duration RENEW_AFTER = Duration.ofDays(300);
    private static final int KEYTOOL_SECONDS_MAX = 60;

    /** The one in this directory; made if there is none that is young enough. */
    static SelfSigned in(Path directory) {
        SelfSigned kept = new SelfSigned(directory.resolve("generated.p12"), directory.resolve("password"));
        try {
            if (!kept.young()) {
                Files.createDirectories(
                        directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                Files.deleteIfExists(kept.store);
                byte[] random = new byte[24];
                new SecureRandom().nextBytes(random);
                Files.writeString(kept.password, HexFormat.of().formatHex(random));
                kept.make();
            }
        } catch (IOException e) {
            throw new TlsException("no certificate could be made in " + directory + ": " + e.getMessage(), e);
        }
        return kept;
    }

    /** Its settings in the TLS registry, below the name that it gets there. */
    Map<String, String> settings() {
        try {
            return Map.of("key-store.p12.path", store.toString(), "key-store.p12.password", Files.readString(password));
        } catch (IOException e) {
            throw new TlsException("the password of " + store + " cannot be read: " + e.getMessage(), e);
        }
    }

    private boolean young() throws IOException {
        return Files.exists(store)
                && Files.exists(password)
                && Instant.now()
                        .isBefore(Files.getLastModifiedTime(store).toInstant().plus(RENEW_AFTER));
    }

    private void make() throws IOException {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        if (!Files.isExecutable(keytool)) {
            throw new TlsException(
                    "this Java has no " + keytool + "; give TALLYMAN_TLS_CERT and TALLYMAN_TLS_KEY instead");
        }
        String host = InetAddress.getLocalHost().getHostName();
        Process process = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        "tallyman",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        "SAN=dns:localhost,ip:127.0.0.1,dns:" + host,
                        "-validity",
                        Integer.toString(VALID_DAYS),
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass:file",
                        password.toString())
                .redirectErrorStream(true)
                .start();
        try (var output = process.inputReader()) {
            String said = String.join(" ", output.readAllLines());
            if (!process.waitFor(KEYTOOL_SECONDS_MAX, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new TlsException("keytool made no certificate: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TlsException("interrupted while keytool ran", e);
        }
    }
}
