package org.tallyman.intake;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.lorawan.Event;
import org.tallyman.ident.DeviceId;
import org.tallyman.platform.Link;

/**
 * Names in a decoded object of a server of LoRaWAN that say nothing here.
 *
 * @param of the model that says them, as the server calls it; the device where it does not say
 */
public record UnreadNames(String of, List<String> names) {

    /** Those of one element; empty where all that it says is read. */
    public static Optional<UnreadNames> in(Element element) {
        return element.observation() instanceof DeviceStatus status
                        && status.attributes().get(Event.UNREAD) instanceof List<?> names
                ? Optional.of(new UnreadNames(
                        model(element, status),
                        names.stream().map(String::valueOf).toList()))
                : Optional.empty();
    }

    /** Where people say what the names mean that a sender brings. */
    public static String address(DeviceId sender, String of) {
        return Link.to("/devices/" + sender.value() + "/mapping").with("of", of).toString();
    }

    private static String model(Element element, DeviceStatus status) {
        return status.attributes().get("deviceProfile") instanceof String model && !model.isEmpty()
                ? model
                : Objects.requireNonNullElse(element.child(), "");
    }
}
