package org.tallyman.intake.mqtt;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.tallyman.access.DeviceCredentials;
import org.tallyman.device.DeviceView;
import org.tallyman.device.Devices;
import org.tallyman.dialect.Frame;
import org.tallyman.ident.DeviceId;
import org.tallyman.intake.Intake;
import org.tallyman.intake.LastHeard;
import org.tallyman.intake.LinkMetrics;
import org.tallyman.intake.Losses;
import org.tallyman.intake.RateLimit;

/** What every connection works with. */
@Singleton
record MqttDoor(
        Intake intake,
        RateLimit rates,
        Devices devices,
        DeviceCredentials credentials,
        LinkMetrics metrics,
        MqttSessions sessions,
        Losses losses,
        LastHeard heard,
        MqttConfig config,
        Clock clock) {

    /** The link's name in messages and metrics. */
    static final String LINK = "mqtt";

    Admission admit(MqttPacket.Connect connect) {
        boolean nameless =
                connect.clientId().isEmpty() && !connect.cleanStart() && connect.version() < MqttPacket.VERSION_5;
        if (nameless || connect.clientId().length() > config.clientIdLengthMax()) {
            return new Admission.Refused(MqttReason.CLIENT_ID_NOT_VALID);
        }
        if (connect.properties().authentication()) {
            return new Admission.Refused(MqttReason.BAD_AUTHENTICATION_METHOD);
        }
        Optional<DeviceView> device =
                connect.login().flatMap(this::authenticate).flatMap(id -> devices.byId(id.value()));
        if (device.isEmpty()) {
            return new Admission.Refused(MqttReason.BAD_CREDENTIALS);
        }
        if (!device.get().active()) {
            return new Admission.Refused(MqttReason.NOT_AUTHORIZED);
        }
        boolean full = sessions.size() >= config.connectionsMax();
        return full ? new Admission.Refused(MqttReason.SERVER_BUSY) : new Admission.Admitted(device.get());
    }

    /** What a device speaks, for metrics. */
    String dialect(DeviceId device) {
        return devices.byId(device.value()).map(DeviceView::dialect).orElse("unknown");
    }

    Optional<DeviceId> authenticate(MqttPacket.Login login) {
        return credentials.authenticate(login.userName(), login.password());
    }

    /** Takes a will as said, unless its client came back within the time that it asked for. */
    void say(MqttPacket.Will will, MqttSessions.Key key) {
        if (will.delayS() > 0 && sessions.holds(key)) {
            return;
        }
        devices.byId(key.device().value()).filter(DeviceView::active).ifPresent(device -> {
            Frame frame = new Frame(will.topic(), will.payload(), clock.instant());
            var _ = intake.receive(device, LINK, frame).whenComplete((receipt, failure) -> {
                if (failure != null) {
                    losses.count(key.device(), LINK, device.dialect());
                }
            });
        });
    }
}
