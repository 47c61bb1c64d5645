package org.tallyman.intake.mapping;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.tallyman.device.DeviceView;
import org.tallyman.ident.DeviceId;
import org.tallyman.intake.Decoders;
import org.tallyman.intake.Journal;
import org.tallyman.intake.MessageId;
import org.tallyman.intake.StoredMessage;
import org.tallyman.intake.UnreadNames;

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
            decoders.decode(message).elements().stream()
                    .filter(element -> gateway == null || Objects.equals(element.child(), device.childName()))
                    .flatMap(element -> UnreadNames.in(element).stream())
                    .forEach(found -> unread.computeIfAbsent(found.of(), _ -> new LinkedHashSet<>())
                            .addAll(found.names()));
        }
        return unread.entrySet().stream()
                .map(each -> new Unread(
                        each.getKey(), String.join(", ", each.getValue()), UnreadNames.address(sender, each.getKey())))
                .toList();
    }
}
