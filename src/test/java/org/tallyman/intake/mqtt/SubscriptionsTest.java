package org.tallyman.intake.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionsTest {

    private final Subscriptions subscriptions = new Subscriptions(3, 30);

    /** The examples of MQTT 5, 4.7.1 and 4.7.2, and subscriptions that are shared (4.8.2). */
    @ParameterizedTest
    @CsvSource({
        "sport/tennis/player1/#, sport/tennis/player1, true",
        "sport/tennis/player1/#, sport/tennis/player1/ranking, true",
        "sport/#, sport, true",
        "'#', sport/tennis, true",
        "sport/tennis/+, sport/tennis/player1, true",
        "sport/tennis/+, sport/tennis/player1/ranking, false",
        "sport/+, sport, false",
        "sport/+, sport/, true",
        "+/+, /finance, true",
        "/+, /finance, true",
        "+, /finance, false",
        "'#', $SYS/monitor, false",
        "+/monitor, $SYS/monitor, false",
        "$SYS/#, $SYS/monitor, true",
        "a/+/c/#, a/b/c, true",
        "a/+/c/#, a/b/d, false",
        "A/b, a/b, false",
        "$share/us/a/+, a/b, true",
        "$share/us/a/+, $share/us/a/b, false",
    })
    void matchesTopics(String filter, String topic, boolean matches) {
        assertThat(subscriptions.add(new MqttPacket.Filter(filter.strip(), 1))).isEqualTo(1);
        assertThat(subscriptions.matches(topic)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sport/tennis#",
                "sport/#/ranking",
                "sport+",
                "a/b+/c",
                "$share/us",
                "$share//a",
                "$share/+/a"
            })
    void refusesFiltersThatAreNone(String filter) {
        assertThat(subscriptions.add(new MqttPacket.Filter(filter, 0))).isEqualTo(0x8F);
        assertThat(subscriptions.matches("sport/tennis/ranking")).isFalse();
    }

    @Test
    void hasLimits() {
        assertThat(subscriptions.add(new MqttPacket.Filter("a".repeat(31), 0))).isEqualTo(0x8F);
        for (int i = 0; i < 3; i++) {
            assertThat(subscriptions.add(new MqttPacket.Filter("a/" + i, 2))).isEqualTo(2);
        }
        assertThat(subscriptions.add(new MqttPacket.Filter("a/3", 0))).isEqualTo(0x97);
        assertThat(subscriptions.add(new MqttPacket.Filter("a/2", 0)))
                .as("the same again takes the place of the first")
                .isZero();
        assertThat(subscriptions.remove("a/2")).isEqualTo(MqttReason.SUCCESS);
        assertThat(subscriptions.remove("a/2")).isEqualTo(MqttReason.NO_SUBSCRIPTION_EXISTED);
        assertThat(subscriptions.add(new MqttPacket.Filter("a/3", 0))).isZero();
    }
}
