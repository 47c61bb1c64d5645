package org.tallyman.intake.mapping;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallyman.device.DeviceView;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.lorawan.Event;
import org.tallyman.ident.DeviceId;
import org.tallyman.intake.Decoders;
import org.tallyman.intake.Journal;
import org.tallyman.intake.MessageId;
import org.tallyman.intake.StoredMessage;
import org.tallyman.platform.Link;

/** What of the last decoded objects of a server of LoRaWAN nothing reads. */
@ApplicationScoped
class UnreadFields {

    private static final int LOOKED_AT = 30;

    private final Journal journal;
    private final Decoders decoders;

    UnreadFields(Journal journal, Decoders decoders) {
        this.journal = journal;
        this.decoders = decoders;
    }

    /**
     * Names that say nothing here.
     *
     * @param of model or device that says them
     * @param address of the mapping that is to read them
     */
    record Unread(String of, String names, String address) {}

    /** By model or device, of a server or of one device behind it. */
    List<Unread> of(DeviceView device) {
        DeviceId gateway = device.gateway();
        DeviceId sender = gateway == null ? device.id() : gateway;
        Map<String, Set<String>> unread = new LinkedHashMap<>();
        for (StoredMessage message : journal.ofDevice(sender, new MessageId(Long.MAX_VALUE), LOOKED_AT)) {
            for (Element element : decoders.decode(message).elements()) {
                if ((gateway == null || Objects.equals(element.child(), device.childName()))
                        && element.observation() instanceof DeviceStatus status
                        && status.attributes().get(Event.UNREAD) instanceof List<?> names) {
                    Set<String> all = unread.computeIfAbsent(model(element, status), _ -> new LinkedHashSet<>());
                    names.forEach(name -> all.add(String.valueOf(name)));
                }
            }
        }
        List<Unread> found = new ArrayList<>();
        unread.forEach((of, names) -> found.add(new Unread(
                of,
                String.join(", ", names),
                Link.to("/devices/" + sender.value() + "/mapping")
                        .with("of", of)
                        .toString())));
        return found;
    }

    /** As the server calls it; the device where it does not say. */
    private static String model(Element element, DeviceStatus status) {
        @Nullable Object model = status.attributes().get("deviceProfile");
        return model instanceof String text && !text.isEmpty() ? text : Objects.requireNonNullElse(element.child(), "");
    }
}
