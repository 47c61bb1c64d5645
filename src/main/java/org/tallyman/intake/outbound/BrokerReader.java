package org.tallyman.intake.outbound;

import com.hivemq.client.mqtt.datatypes.MqttTopicFilter;
import java.util.List;
import java.util.regex.Pattern;
import org.tallyman.platform.command.Fields;

/** Reads what is to be asked of a broker. */
final class BrokerReader {

    private static final int PEM_LENGTH_MAX = 20_000;
    private static final int TOPICS_LENGTH_MAX = 5_000;
    private static final int CLIENT_ID_LENGTH_MAX = 200;
    private static final Pattern VERSION = Pattern.compile("5|3\\.1\\.1");

    private final int topicsMax;

    /**
     * By a limit.
     *
     * @param topicsMax filters of one link
     */
    BrokerReader(int topicsMax) {
        this.topicsMax = topicsMax;
    }

    /**
     * Fields topics, one filter a line, clientId, mqttVersion, clientCertificate and clientKey.
     *
     * @param before whose key stays when none is given and the certificate is the same
     */
    BrokerSettings read(Fields fields, BrokerSettings before) {
        List<String> topics = fields.required("topics", TOPICS_LENGTH_MAX)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (topics.size() > topicsMax) {
            fields.refuse("topics", "has at most " + topicsMax + " lines");
        }
        topics.stream()
                .filter(topic -> !isFilter(topic))
                .findFirst()
                .ifPresent(wrong -> fields.refuse(
                        "topics",
                        "has a topic filter of MQTT on each line, such as plant/+/tags or $share/tallyman/plant/#"));
        String clientId = fields.optional("clientId", CLIENT_ID_LENGTH_MAX);
        String version = fields.has("mqttVersion") ? fields.matching("mqttVersion", VERSION, "is 5 or 3.1.1") : "5";
        String certificate = fields.optional("clientCertificate", PEM_LENGTH_MAX);
        boolean keeps = !fields.has("clientKey") && certificate.equals(before.certificate());
        String key = keeps ? before.key() : fields.optional("clientKey", PEM_LENGTH_MAX);
        check(fields, certificate, key);
        return new BrokerSettings(topics, clientId, version, certificate, key);
    }

    private static boolean isFilter(String text) {
        try {
            MqttTopicFilter.of(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** What is wrong is said of the certificate, since what is said of a field holds its value. */
    private static void check(Fields fields, String certificate, String key) {
        if (certificate.isEmpty() != key.isEmpty()) {
            fields.refuse("clientCertificate", "goes together with clientKey");
        } else if (!certificate.isEmpty()) {
            try {
                ClientKey.parse(certificate, key);
                if (!ClientKey.isPair(certificate, key)) {
                    fields.refuse("clientCertificate", "is that of clientKey: this is the one of another key");
                }
            } catch (IllegalArgumentException e) {
                fields.refuse(
                        "clientCertificate", "is PEM, and clientKey its key in PKCS 8: -----BEGIN PRIVATE KEY-----");
            }
        }
    }
}
