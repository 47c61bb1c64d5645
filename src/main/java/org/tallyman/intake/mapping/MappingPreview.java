package org.tallyman.intake.mapping;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.tallyman.device.DeviceView;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.mapping.Draft;
import org.tallyman.dialect.mapping.Mapping;
import org.tallyman.dialect.tallyman.NeutralJson;
import org.tallyman.ident.DeviceId;
import org.tallyman.ident.Parsed;
import org.tallyman.intake.Journal;
import org.tallyman.intake.MessageId;
import org.tallyman.intake.StoredMessage;
import org.tallyman.intake.explain.Payload;
import org.tallyman.intake.explain.Rejected;

/** What a mapping makes of the last messages of a device; nothing is kept. */
@ApplicationScoped
class MappingPreview {

    private static final int MESSAGES = 10;
    private static final int BYTES_SHOWN = 16_384;

    private final Journal journal;

    MappingPreview(Journal journal) {
        this.journal = journal;
    }

    /**
     * One message.
     *
     * @param observations each in the neutral JSON
     */
    record Row(
            String message,
            Instant receivedAt,
            Payload payload,
            List<String> observations,
            List<Rejected> rejections) {}

    /** The newest first; none where the text is no mapping. */
    List<Row> rows(DeviceView device, String mapping) {
        if (!(Mapping.read(mapping) instanceof Parsed.Ok<Mapping>(Mapping read))) {
            return List.of();
        }
        return last(device).stream().map(message -> row(message, read)).toList();
    }

    /** A first mapping for what a device sends. */
    String draft(DeviceView device) {
        return Draft.of(last(device).stream()
                .findFirst()
                .map(message -> message.frame().payload())
                .orElse(new byte[0]));
    }

    /** A child speaks through its gateway. */
    private List<StoredMessage> last(DeviceView device) {
        DeviceId sender = device.gateway() == null ? device.id() : device.gateway();
        return journal.ofDevice(sender, new MessageId(Long.MAX_VALUE), MESSAGES);
    }

    private static Row row(StoredMessage message, Mapping mapping) {
        Decoding decoding = mapping.decode(message.frame());
        return new Row(
                message.id().toString(),
                message.frame().receivedAt(),
                Payload.of(message.frame().payload(), BYTES_SHOWN),
                decoding.elements().stream()
                        .map(element -> NeutralJson.write(element.observation(), element.child()))
                        .toList(),
                decoding.rejections().stream().map(Rejected::of).toList());
    }
}
