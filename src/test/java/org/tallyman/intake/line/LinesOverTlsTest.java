package org.tallyman.intake.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tallyman.intake.TestDevices;
import org.tallyman.server.OtherSettings;
import org.tallyman.testsupport.TestDatabase;

/** Devices that call over TLS, where there is a certificate and a port for it. */
@QuarkusTest
@TestProfile(OtherSettings.class)
@WithTestResource(TestDatabase.class)
@Timeout(120)
class LinesOverTlsTest {

    private final TestDevices devices;
    private final LineGateway gateway;

    LinesOverTlsTest(TestDevices devices, LineGateway gateway) {
        this.devices = devices;
        this.gateway = gateway;
    }

    @Test
    void aTrackerCallsOverTlsAndIsConfirmedAsInClear() throws Exception {
        String imei = "3510000" + System.nanoTime() % 100_000_000L;
        devices.register("teltonika", imei);
        await().until(() -> gateway.securedPort("teltonika").isPresent());
        try (Tracker tracker = new Tracker(call(gateway.securedPort("teltonika").getAsInt()))) {
            assertThat(tracker.login(imei)).isOne();
            tracker.send(Tracker.packet(Instant.parse("2026-04-01T08:00:00Z"), 3));
            assertThat(tracker.confirmed()).isEqualTo(3);
        }
    }

    @Test
    void readersHaveAPortForTlsWithoutBeingAskedAndOthersNone() {
        devices.register("llrp", "192.0.2.77");
        devices.register("suntech", "3510000" + System.nanoTime() % 100_000_000L);
        await().until(() -> gateway.port("suntech").isPresent()
                && gateway.securedPort("llrp").isPresent());
        assertThat(gateway.securedPort("llrp")).isNotEqualTo(gateway.port("llrp"));
        assertThat(gateway.securedPort("suntech")).isEmpty();
    }

    @Test
    void wordsInClearAreNoCall() throws Exception {
        String imei = "3510000" + System.nanoTime() % 100_000_000L;
        devices.register("teltonika", imei);
        await().until(() -> gateway.securedPort("teltonika").isPresent());
        try (Tracker tracker = new Tracker(gateway.securedPort("teltonika").getAsInt())) {
            assertThat(tracker.login(imei)).isNotEqualTo(1);
        }
    }

    /** With the certificate that this server made itself. */
    private static SSLSocket call(int port) throws IOException, GeneralSecurityException {
        X509TrustManager anybody = new X509TrustManager() {
            @Override
            public void checkClientTrusted(X509Certificate[] chain, String authType) {}

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String authType) {}

            @Override
            public X509Certificate[] getAcceptedIssuers() {
                return new X509Certificate[0];
            }
        };
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {anybody}, null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
        socket.startHandshake();
        return socket;
    }
}
