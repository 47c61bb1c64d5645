package org.tallyman.intake.outbound;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5RxClient;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5SimpleAuth;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5ConnectBuilder;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5RetainHandling;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscribe;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscription;
import io.reactivex.Flowable;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;

/** MQTT 5: the session outlives the connection for as long as is asked. */
final class BrokerClient5 implements BrokerClient {

    private final Mqtt5RxClient client;
    private final OutboundLink link;
    private final OutboundConfig config;

    BrokerClient5(Mqtt5RxClient client, OutboundLink link, OutboundConfig config) {
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
        Mqtt5ConnectBuilder connect = Mqtt5Connect.builder()
                .cleanStart(false)
                .sessionExpiryInterval(config.sessionKept().toSeconds())
                .restrictions()
                .receiveMaximum(config.receiveMaximum())
                .maximumPacketSize(config.packetBytesMax())
                .applyRestrictions()
                .keepAlive((int) config.keepAlive().toSeconds());
        if (!link.userName().isEmpty()) {
            connect = connect.simpleAuth(Mqtt5SimpleAuth.builder()
                    .username(link.userName())
                    .password(link.password().getBytes(StandardCharsets.UTF_8))
                    .build());
        }
        return client.toAsync().connect(connect.build());
    }

    /** What is retained comes with the first subscription only, whatever we know of it. */
    @Override
    public boolean goesOn() {
        return false;
    }

    @Override
    public CompletionStage<?> subscribe() {
        return client.toAsync()
                .subscribe(Mqtt5Subscribe.builder()
                        .addSubscriptions(link.broker().topics().stream()
                                .map(topics -> Mqtt5Subscription.builder()
                                        .topicFilter(topics)
                                        .qos(MqttQos.AT_LEAST_ONCE)
                                        .retainHandling(Mqtt5RetainHandling.SEND_IF_SUBSCRIPTION_DOES_NOT_EXIST)
                                        .build()))
                        .build());
    }

    @Override
    public void publish(String topic, byte[] payload) {
        var _ = client.toAsync()
                .publish(Mqtt5Publish.builder().topic(topic).payload(payload).build());
    }

    @Override
    public CompletionStage<?> disconnect() {
        return client.toAsync().disconnect();
    }
}
