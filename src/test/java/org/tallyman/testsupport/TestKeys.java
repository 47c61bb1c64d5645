package org.tallyman.testsupport;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A key with a certificate that signs itself, as devices bring them.
 *
 * @param store in PKCS 12
 * @param certificate in PEM
 */
public record TestKeys(Path store, Path certificate) {

    private static final String PASSWORD = "changeit";

    /** Makes them in this directory. */
    public static TestKeys create(Path directory) throws IOException, InterruptedException {
        return create(directory, "EC");
    }

    /** Of an algorithm, as keytool calls it. */
    public static TestKeys create(Path directory, String algorithm) throws IOException, InterruptedException {
        Path store = directory.resolve("device.p12");
        Path certificate = directory.resolve("device.pem");
        keytool(
                "-genkeypair",
                "-alias",
                "d",
                "-keyalg",
                algorithm,
                "-dname",
                "CN=device",
                "-keystore",
                store.toString());
        keytool("-exportcert", "-rfc", "-alias", "d", "-keystore", store.toString(), "-file", certificate.toString());
        return new TestKeys(store, certificate);
    }

    /** Server sockets that show the certificate. */
    public ServerSocketFactory sockets() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, new SecureRandom());
        return context.getServerSocketFactory();
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", PASSWORD, "-storetype", "PKCS12"));
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("keytool failed with " + process.exitValue());
        }
    }
}
