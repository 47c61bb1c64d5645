package org.tallyman.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpsTest {

    @TempDir
    Path data;

    @Test
    void isOffUnlessAskedFor() {
        assertThat(Https.settings(Map.of(), data)).isEmpty();
    }

    @Test
    void takesCertificateAndKeyTogetherOnly() {
        assertThat(Https.settings(Map.of("TALLYMAN_TLS_CERT", "c.pem", "TALLYMAN_TLS_KEY", "k.pem"), data))
                .containsEntry("quarkus.tls.tallyman.key-store.pem.tallyman.cert", "c.pem")
                .containsEntry("quarkus.tls.tallyman.key-store.pem.tallyman.key", "k.pem")
                .containsKey("quarkus.tls.tallyman.reload-period");
        assertThatThrownBy(() -> Https.settings(Map.of("TALLYMAN_TLS_CERT", "c.pem"), data))
                .isInstanceOf(TlsException.class)
                .hasMessageContaining("TALLYMAN_TLS_KEY");
        assertThatThrownBy(() -> Https.settings(Map.of("TALLYMAN_TLS", "yes"), data))
                .hasMessageContaining("“yes”");
    }

    @Test
    void makesACertificateOnceAndKeepsIt() throws Exception {
        Map<String, String> first = Https.settings(Map.of("TALLYMAN_TLS", "generated"), data);
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file =
                Files.newInputStream(Path.of(String.valueOf(first.get("quarkus.tls.tallyman.key-store.p12.path"))))) {
            store.load(
                    file,
                    String.valueOf(first.get("quarkus.tls.tallyman.key-store.p12.password"))
                            .toCharArray());
        }
        X509Certificate certificate = (X509Certificate) store.getCertificate("tallyman");
        assertThat(certificate.getSubjectAlternativeNames())
                .anySatisfy(name -> assertThat(name.get(1)).isEqualTo("localhost"));
        assertThat(Https.settings(Map.of("TALLYMAN_TLS", "generated"), data)).isEqualTo(first);
    }
}
