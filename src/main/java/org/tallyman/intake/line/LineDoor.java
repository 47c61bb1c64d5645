package org.tallyman.intake.line;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.tallyman.device.DeviceView;
import org.tallyman.device.Devices;
import org.tallyman.dialect.Reply;
import org.tallyman.dialect.line.LineDialect;
import org.tallyman.ident.DeviceId;
import org.tallyman.intake.Intake;
import org.tallyman.intake.LastHeard;
import org.tallyman.intake.LinkMetrics;
import org.tallyman.intake.Losses;
import org.tallyman.intake.Message;
import org.tallyman.intake.RateLimit;
import org.tallyman.intake.command.CommandDelivery;

/** What every line works with. */
@Singleton
record LineDoor(
        Intake intake,
        RateLimit rates,
        Devices devices,
        LinkMetrics metrics,
        Losses losses,
        LastHeard heard,
        LineCallers callers,
        OpenLines open,
        ReadyLines ready,
        CommandDelivery commands,
        LineConfig config,
        Clock clock) {

    static final String TCP = "tcp";
    static final String UDP = "udp";

    /** As of all links that Tallyman opens. */
    static final String OUTBOUND = "outbound";

    /** The same with other ports and limits. */
    LineDoor with(LineConfig other) {
        return new LineDoor(
                intake, rates, devices, metrics, losses, heard, callers, open, ready, commands, other, clock);
    }

    /** The active device that calls itself by one of these names in this language. */
    Optional<DeviceView> device(String dialect, List<String> ids) {
        return devices.snapshot().byIdentifier(dialect, ids).filter(DeviceView::active);
    }

    /** The device as it is now, unless it was disabled or speaks another language now. */
    Optional<DeviceView> still(DeviceId device, String dialect) {
        return devices.byId(device.value())
                .filter(DeviceView::active)
                .filter(view -> view.dialect().equals(dialect));
    }

    /** Whether the device of a message that is not kept misses its acknowledgement, and sends it again. */
    static boolean isSentAgain(LineDialect dialect, Message message) {
        return dialect.repeats()
                && message.decoding().reply().filter(Reply::acknowledges).isPresent();
    }

    /** A message is not kept: where it told something and nobody sends it again, nobody else can tell that it is lost. */
    void lose(LineDialect dialect, Message message) {
        if (!message.isChatter() && !isSentAgain(dialect, message)) {
            losses.count(message.device(), message.link(), dialect.name());
        }
    }
}
