package org.tallyman.intake.coap;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.CoapResponse;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.UdpConfig;
import org.eclipse.californium.elements.exception.ConnectorException;
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.cipher.CipherSuite;
import org.eclipse.californium.scandium.dtls.pskstore.AdvancedSinglePskStore;

/** A device that sends over CoAP, with the library's client. */
public final class CoapSender implements AutoCloseable {

    private static final long TIMEOUT_MS = 10_000;

    private final CoapEndpoint endpoint;
    private final CoapClient client;
    private final String root;

    private CoapSender(CoapEndpoint endpoint, String root) {
        this.endpoint = endpoint;
        this.root = root;
        this.client = new CoapClient().setEndpoint(endpoint).setTimeout(TIMEOUT_MS);
    }

    static CoapSender plain(int port) {
        CoapEndpoint endpoint =
                CoapEndpoint.builder().setConfiguration(configuration()).build();
        return new CoapSender(endpoint, "coap://127.0.0.1:" + port);
    }

    public static CoapSender secured(int port, String identity, String key, CipherSuite suite) {
        Configuration configuration = configuration();
        configuration
                .set(DtlsConfig.DTLS_ROLE, DtlsConfig.DtlsRole.CLIENT_ONLY)
                .set(DtlsConfig.DTLS_RETRANSMISSION_TIMEOUT, 500, TimeUnit.MILLISECONDS)
                .set(DtlsConfig.DTLS_MAX_RETRANSMISSIONS, 2)
                .set(DtlsConfig.DTLS_RECOMMENDED_CIPHER_SUITES_ONLY, false)
                .setAsList(DtlsConfig.DTLS_CIPHER_SUITES, suite);
        DtlsConnectorConfig dtls = DtlsConnectorConfig.builder(configuration)
                .setAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .setAdvancedPskStore(
                        new AdvancedSinglePskStore(identity, HexFormat.of().parseHex(key)))
                .build();
        CoapEndpoint endpoint = CoapEndpoint.builder()
                .setConfiguration(configuration)
                .setConnector(new DTLSConnector(dtls))
                .build();
        return new CoapSender(endpoint, "coaps://127.0.0.1:" + port);
    }

    private static Configuration configuration() {
        return new Configuration(CoapConfig.DEFINITIONS, UdpConfig.DEFINITIONS, DtlsConfig.DEFINITIONS)
                .set(CoapConfig.MAX_RESOURCE_BODY_SIZE, 1_000_000);
    }

    /** Null when no answer came. */
    public CoapResponse post(String pathAndQuery, byte[] payload) throws ConnectorException, IOException {
        Request request = new Request(Code.POST);
        request.setURI(root + pathAndQuery);
        request.setPayload(payload);
        return client.advanced(request);
    }

    /** From now on an answer that is not here so soon does not come. */
    CoapSender impatient() {
        client.setTimeout(2_000L);
        return this;
    }

    CoapResponse send(Request request, String pathAndQuery) throws ConnectorException, IOException {
        request.setURI(root + pathAndQuery);
        return client.advanced(request);
    }

    @Override
    public void close() {
        client.shutdown();
        endpoint.destroy();
    }
}
