package org.tallyman.intake.coap;

import static org.eclipse.californium.core.config.CoapConfig.DEFINITIONS;
import static org.eclipse.californium.core.config.CoapConfig.EXCHANGE_LIFETIME;
import static org.eclipse.californium.core.config.CoapConfig.MAX_ACTIVE_PEERS;
import static org.eclipse.californium.core.config.CoapConfig.MAX_RESOURCE_BODY_SIZE;
import static org.eclipse.californium.core.config.CoapConfig.USE_MESSAGE_OFFLOADING;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.Principal;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.network.InMemoryMessageExchangeStore;
import org.eclipse.californium.elements.Connector;
import org.eclipse.californium.elements.UDPConnector;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.UdpConfig;
import org.eclipse.californium.elements.util.Filter;
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.config.DtlsConfig.DtlsRole;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.cipher.CipherSuite;

/** One open port, with four or five threads of its own, so that a Tallyman without CoAP has none. */
final class CoapPort {

    private static final int CONNECTION_ID_BYTES = 6;
    private static final long SECONDS_TO_SHUT = 2;

    private final Connector connector;
    private final IntSupplier connections;
    private final CoapEndpoint endpoint;
    private final IngestDeliverer deliverer;
    private final ScheduledExecutorService messages;
    private final ScheduledExecutorService timer;

    private CoapPort(CoapDoor door, Configuration configuration, Connector connector, IntSupplier connections) {
        this.connector = connector;
        this.connections = connections;
        this.messages = threads("coap");
        this.timer = threads("coap-timer");
        this.deliverer = new IngestDeliverer(door, timer);
        InMemoryMessageExchangeStore exchanges = new InMemoryMessageExchangeStore(configuration);
        exchanges.setDeduplicator(new Remembered(
                door.config().rememberedMax(), configuration.get(EXCHANGE_LIFETIME, TimeUnit.NANOSECONDS)));
        this.endpoint = CoapEndpoint.builder()
                .setConfiguration(configuration)
                .setConnector(connector)
                .setMessageExchangeStore(exchanges)
                .build();
        endpoint.setExecutors(messages, timer);
        endpoint.setMessageDeliverer(deliverer);
    }

    private static ScheduledExecutorService threads(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    /** Takes messages in clear, of those who give a good token. */
    static CoapPort plain(CoapDoor door) throws IOException {
        Configuration configuration = configuration(door.config());
        CoapPort port = new CoapPort(
                door,
                configuration,
                new UDPConnector(address(door, door.config().port()), configuration),
                () -> 0);
        port.endpoint.addInterceptor(new StrangerGate(door));
        return port.opened();
    }

    /** Takes messages over DTLS, of those who have a key. */
    static CoapPort secured(CoapDoor door) throws IOException {
        Configuration configuration = configuration(door.config());
        DtlsConnections connections = new DtlsConnections();
        DtlsConnectorConfig dtls = DtlsConnectorConfig.builder(configuration)
                .setAddress(address(door, door.config().securedPort()))
                .setAdvancedPskStore(new KnownKeys(door))
                .setHealthHandler(connections)
                .build();
        DTLSConnector connector = new DTLSConnector(dtls);
        return new CoapPort(door, configuration, connector, () -> connections.of(connector)).opened();
    }

    private static InetSocketAddress address(CoapDoor door, int port) {
        return new InetSocketAddress(door.config().host(), port);
    }

    /** The library's defaults are those of RFC 7252; here is what we limit. */
    private static Configuration configuration(CoapConfig config) {
        Configuration configuration = new Configuration(DEFINITIONS, UdpConfig.DEFINITIONS, DtlsConfig.DEFINITIONS);
        configuration
                .set(MAX_RESOURCE_BODY_SIZE, config.bodyBytesMax())
                .set(MAX_ACTIVE_PEERS, config.transfersMax())
                .set(USE_MESSAGE_OFFLOADING, true)
                .set(UdpConfig.UDP_RECEIVER_THREAD_COUNT, 1)
                .set(UdpConfig.UDP_SENDER_THREAD_COUNT, 1)
                .set(DtlsConfig.DTLS_RECEIVER_THREAD_COUNT, 1)
                .set(DtlsConfig.DTLS_CONNECTOR_THREAD_COUNT, 1)
                .set(DtlsConfig.DTLS_ROLE, DtlsRole.SERVER_ONLY)
                .set(DtlsConfig.DTLS_MAX_CONNECTIONS, config.connectionsMax())
                .set(DtlsConfig.DTLS_CONNECTION_ID_LENGTH, CONNECTION_ID_BYTES)
                // A session that is resumed would outlive the key by which it was made.
                .set(DtlsConfig.DTLS_SERVER_USE_SESSION_ID, false)
                .set(DtlsConfig.DTLS_RECOMMENDED_CIPHER_SUITES_ONLY, false);
        configuration.setAsList(
                DtlsConfig.DTLS_CIPHER_SUITES,
                CipherSuite.TLS_ECDHE_PSK_WITH_AES_128_CCM_SHA256,
                CipherSuite.TLS_ECDHE_PSK_WITH_AES_128_GCM_SHA256,
                CipherSuite.TLS_ECDHE_PSK_WITH_AES_128_CCM_8_SHA256,
                CipherSuite.TLS_PSK_WITH_AES_128_GCM_SHA256,
                CipherSuite.TLS_PSK_WITH_AES_128_CCM,
                CipherSuite.TLS_PSK_WITH_AES_128_CCM_8);
        return configuration;
    }

    private CoapPort opened() throws IOException {
        try {
            endpoint.start();
        } catch (IOException e) {
            shut();
            throw e;
        }
        return this;
    }

    int number() {
        return endpoint.getAddress().getPort();
    }

    /** How many DTLS connections there are; none on the port of messages in clear. */
    int connections() {
        return connections.getAsInt();
    }

    /** Ends the connections of these devices, by code; they may come again with a good key. */
    void end(Predicate<String> codes) {
        if (connector instanceof DTLSConnector dtls) {
            var _ = dtls.startTerminateConnectionsForPrincipal(
                    (Filter<Principal>) device -> codes.test(device.getName()));
        }
    }

    /** Takes no more, waits for what is on its way into the journal, and shuts. */
    void finish(long withinMs) throws InterruptedException {
        deliverer.finish(withinMs);
        // What is answered last is written by the thread of messages.
        messages.shutdown();
        messages.awaitTermination(SECONDS_TO_SHUT, TimeUnit.SECONDS);
        shut();
    }

    private void shut() {
        endpoint.destroy();
        messages.shutdownNow();
        timer.shutdownNow();
    }
}
