package org.tallyman.intake.outbound;

import java.util.List;

/**
 * What is asked of a broker.
 *
 * @param topics filters; none of those who are no brokers
 * @param clientId empty for one made of the device and the topics
 * @param version {@code 5} or {@code 3.1.1}
 * @param certificate PEM of the certificate, with its chain, by which we sign in; empty without
 * @param key PEM (PKCS 8) of its key
 */
record BrokerSettings(List<String> topics, String clientId, String version, String certificate, String key) {

    static final BrokerSettings NONE = new BrokerSettings(List.of(), "", "5", "", "");

    BrokerSettings {
        topics = List.copyOf(topics);
    }

    boolean isFive() {
        return version.equals("5");
    }

    /** Keys never reach a log by accident. */
    @Override
    public String toString() {
        return "BrokerSettings[" + topics + "]";
    }
}
