package org.tallyman.intake.outbound;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientBuilder;
import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.MqttClientSslConfigBuilder;
import com.hivemq.client.mqtt.MqttClientTransportConfig;
import com.hivemq.client.mqtt.MqttClientTransportConfigBuilder;
import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedContext;
import java.net.URI;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Makes the clients that call brokers. */
final class BrokerCalls {

    private static final int TAG_DIGITS = 8;

    private final OutboundLink link;
    private final OutboundConfig config;
    private final String clientId;

    /**
     * The calls of one link.
     *
     * @param code of the device, for a client identifier where the link names none. With other topics it is another one, so that
     *     the broker forgets the topics of before with their session.
     */
    BrokerCalls(OutboundLink link, String code, OutboundConfig config) {
        this.link = link;
        this.config = config;
        String tag = HexFormat.of().toHexDigits(link.broker().topics().hashCode(), TAG_DIGITS);
        this.clientId = link.broker().clientId().isEmpty()
                ? "tallyman-" + code + "-" + tag
                : link.broker().clientId();
    }

    String clientId() {
        return clientId;
    }

    /** Names the session at the broker and its topics: with another word of these it is another one. */
    String session() {
        return String.join(
                "\n",
                link.address().toString(),
                link.userName(),
                clientId,
                String.join("\n", link.broker().topics()));
    }

    BrokerClient next(Consumer<Throwable> ended) {
        URI address = link.address();
        MqttClientTransportConfigBuilder transport = MqttClientTransportConfig.builder()
                .serverHost(LinkKind.host(address))
                .serverPort(LinkKind.port(address))
                .socketConnectTimeout(config.answerWithin().toMillis(), TimeUnit.MILLISECONDS)
                .mqttConnectTimeout(config.answerWithin().toMillis(), TimeUnit.MILLISECONDS);
        if (LinkKind.isSecured(address)) {
            transport = transport.sslConfig(tls());
        }
        MqttClientBuilder builder = MqttClient.builder()
                .identifier(clientId)
                .transportConfig(transport.build())
                .addDisconnectedListener((MqttClientDisconnectedContext context) -> ended.accept(context.getCause()));
        return link.broker().isFive()
                ? new BrokerClient5(builder.useMqttVersion5().buildRx(), link, config)
                : new BrokerClient3(builder.useMqttVersion3().buildRx(), link, config);
    }

    private MqttClientSslConfig tls() {
        MqttClientSslConfigBuilder tls = MqttClientSslConfig.builder()
                .handshakeTimeout(config.answerWithin().toMillis(), TimeUnit.MILLISECONDS);
        if (!link.certificate().isEmpty()) {
            // The certificate vouches for itself, whatever the name by which it is called.
            tls = tls.trustManagerFactory(
                            PinnedCertificate.parse(link.certificate()).factory())
                    .hostnameVerifier((host, session) -> true);
        }
        if (!link.broker().certificate().isEmpty()) {
            tls = tls.keyManagerFactory(
                    ClientKey.parse(link.broker().certificate(), link.broker().key()));
        }
        return tls.build();
    }
}
