package org.tallyman.intake.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallyman.dialect.sparkplug.Payloads.metric;
import static org.tallyman.dialect.sparkplug.Payloads.payload;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.suback.Mqtt5SubAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.unsubscribe.unsuback.Mqtt5UnsubAckReasonCode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tallyman.dialect.sparkplug.Payloads;
import org.tallyman.intake.Journal;
import org.tallyman.intake.MessageId;
import org.tallyman.intake.StoredMessage;
import org.tallyman.intake.TestDevices;
import org.tallyman.testsupport.TestDatabase;

/** A Sparkplug node is asked for a rebirth over its own connection, when it listens. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@Timeout(60)
class SparkplugNodeTest {

    private static final int DOUBLE = 10;
    private static final long MS = 1_780_000_000_000L;
    private static final String COMMANDS = "spBv1.0/plant/NCMD/edge";

    private final TestDevices devices;
    private final MqttGateway gateway;
    private final Journal journal;

    SparkplugNodeTest(TestDevices devices, MqttGateway gateway, Journal journal) {
        this.devices = devices;
        this.gateway = gateway;
        this.journal = journal;
    }

    @Test
    void isAskedForARebirthAfterAGap() throws InterruptedException {
        TestDevices.Line device = devices.register("sparkplug");
        Mqtt5BlockingClient node = connect(device);
        try (Mqtt5BlockingClient.Mqtt5Publishes heard = node.publishes(MqttGlobalPublishFilter.ALL)) {
            assertThat(node.subscribeWith()
                            .topicFilter("spBv1.0/+/NCMD/+/#")
                            .qos(MqttQos.AT_LEAST_ONCE)
                            .send()
                            .getReasonCodes())
                    .containsExactly(Mqtt5SubAckReasonCode.GRANTED_QOS_1);
            say(
                    node,
                    "NBIRTH",
                    payload(MS, 0).metric(metric("Supply", 1, DOUBLE).real(24.0)));
            say(node, "NDATA", payload(MS + 1, 1).metric(metric("", 1, 0).real(24.5)));
            assertThat(heard.receiveNow()).isEmpty();
            say(node, "NDATA", payload(MS + 2, 5).metric(metric("", 1, 0).real(25.0)));
            Mqtt5Publish command = heard.receive(10, TimeUnit.SECONDS).orElseThrow();
            assertThat(command.getTopic()).hasToString(COMMANDS);
            assertThat(command.getQos()).isEqualTo(MqttQos.AT_MOST_ONCE);
            assertThat(command.isRetain()).isFalse();
            assertThat(new String(command.getPayloadAsBytes(), StandardCharsets.ISO_8859_1))
                    .contains("Node Control/Rebirth");
        }
        StoredMessage last =
                journal.ofDevice(device.id(), new MessageId(Long.MAX_VALUE), 1).getFirst();
        assertThat(last.context()).isEqualTo("N\tplant/edge\t1\t-1\t0\nM\t\t1\t10\t\tSupply\n");
        node.disconnect();
    }

    @Test
    void hearsNothingWhereItDoesNotListen() throws InterruptedException {
        TestDevices.Line device = devices.register("sparkplug");
        Mqtt5BlockingClient node = connect(device);
        try (Mqtt5BlockingClient.Mqtt5Publishes heard = node.publishes(MqttGlobalPublishFilter.ALL)) {
            node.subscribeWith().topicFilter("spBv1.0/plant/NCMD/other").send();
            node.subscribeWith().topicFilter(COMMANDS).send();
            assertThat(node.unsubscribeWith().topicFilter(COMMANDS).send().getReasonCodes())
                    .containsExactly(Mqtt5UnsubAckReasonCode.SUCCESS);
            // The acknowledgement of the second comes after whatever the first was answered.
            say(node, "NDATA", payload(MS, 7));
            say(node, "NDATA", payload(MS, 8));
            assertThat(heard.receiveNow()).isEqualTo(Optional.empty());
        }
        node.disconnect();
    }

    private static void say(Mqtt5BlockingClient node, String type, Payloads payload) {
        node.publishWith()
                .topic("spBv1.0/plant/" + type + "/edge")
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(payload.toBytes())
                .send();
    }

    private Mqtt5BlockingClient connect(TestDevices.Line device) {
        Mqtt5BlockingClient client = Mqtt5Client.builder()
                .identifier("node")
                .serverHost("127.0.0.1")
                .serverPort(gateway.port())
                .simpleAuth()
                .username(device.code())
                .password(device.token().getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .buildBlocking();
        client.connect();
        return client;
    }
}
