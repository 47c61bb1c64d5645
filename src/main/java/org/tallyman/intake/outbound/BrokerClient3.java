package org.tallyman.intake.outbound;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3RxClient;
import com.hivemq.client.mqtt.mqtt3.message.auth.Mqtt3SimpleAuth;
import com.hivemq.client.mqtt.mqtt3.message.connect.Mqtt3Connect;
import com.hivemq.client.mqtt.mqtt3.message.connect.Mqtt3ConnectBuilder;
import com.hivemq.client.mqtt.mqtt3.message.connect.Mqtt3ConnectRestrictions;
import com.hivemq.client.mqtt.mqtt3.message.connect.connack.Mqtt3ConnAck;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import com.hivemq.client.mqtt.mqtt3.message.subscribe.Mqtt3Subscribe;
import com.hivemq.client.mqtt.mqtt3.message.subscribe.Mqtt3Subscription;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5ConnectRestrictions;
import io.reactivex.Flowable;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** MQTT 3.1.1: the session outlives the connection for as long as the broker likes. */
final class BrokerClient3 implements BrokerClient {

    private final Mqtt3RxClient client;
    private final OutboundLink link;
    private final OutboundConfig config;
    private CompletableFuture<Mqtt3ConnAck> connected = new CompletableFuture<>();

    BrokerClient3(Mqtt3RxClient client, OutboundLink link, OutboundConfig config) {
        this.client = client;
        this.link = link;
        this.config = config;
    }

    @Override
    public Flowable<Delivery> deliveries() {
        return client.publishes(MqttGlobalPublishFilter.ALL, true)
                .map(message -> new Delivery(
                        message.getTopic().toString(),
                        message.getPayloadAsBytes(),
                        message.getQos() != MqttQos.AT_MOST_ONCE,
                        message::acknowledge));
    }

    @Override
    public CompletionStage<?> connect() {
        Mqtt3ConnectBuilder connect = Mqtt3Connect.builder().cleanSession(false).keepAlive((int)
                config.keepAlive().toSeconds());
        // The library has one kind of limits for both versions, and offers only those of sending here.
        if (Mqtt5ConnectRestrictions.builder()
                        .maximumPacketSize(config.packetBytesMax())
                        .build()
                instanceof Mqtt3ConnectRestrictions limits) {
            connect = connect.restrictions(limits);
        }
        if (!link.userName().isEmpty()) {
            connect = connect.simpleAuth(Mqtt3SimpleAuth.builder()
                    .username(link.userName())
                    .password(link.password().getBytes(StandardCharsets.UTF_8))
                    .build());
        }
        connected = client.toAsync().connect(connect.build());
        return connected;
    }

    @Override
    public boolean goesOn() {
        return connected.join().isSessionPresent();
    }

    @Override
    public CompletionStage<?> subscribe() {
        return client.toAsync()
                .subscribe(Mqtt3Subscribe.builder()
                        .addSubscriptions(link.broker().topics().stream()
                                .map(topics -> Mqtt3Subscription.builder()
                                        .topicFilter(topics)
                                        .qos(MqttQos.AT_LEAST_ONCE)
                                        .build()))
                        .build());
    }

    @Override
    public void publish(String topic, byte[] payload) {
        var _ = client.toAsync()
                .publish(Mqtt3Publish.builder().topic(topic).payload(payload).build());
    }

    @Override
    public CompletionStage<?> disconnect() {
        return client.toAsync().disconnect();
    }
}
