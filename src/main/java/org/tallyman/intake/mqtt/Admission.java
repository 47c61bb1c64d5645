package org.tallyman.intake.mqtt;

import org.tallyman.device.DeviceView;

/** What comes of a CONNECT. */
sealed interface Admission {

    record Admitted(DeviceView device) implements Admission {}

    record Refused(MqttReason reason) implements Admission {}
}
