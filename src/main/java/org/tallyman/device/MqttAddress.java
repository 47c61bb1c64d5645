package org.tallyman.device;

import java.util.OptionalInt;

/** Where devices reach Tallyman over MQTT; the link that listens says so. */
public interface MqttAddress {

    /** The port as it is open now; empty when MQTT is switched off. */
    OptionalInt plainPort();

    /** The port of MQTT over TLS; empty without a certificate. */
    OptionalInt securedPort();
}
