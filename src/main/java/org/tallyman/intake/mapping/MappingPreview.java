package org.tallyman.intake.mapping;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallyman.device.DeviceAccess;
import org.tallyman.device.DeviceView;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.DialectRegistry;
import org.tallyman.dialect.Frame;
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

    /** Of a server with many devices, to find the last of one. */
    private static final int LOOKED_AT = 200;

    private final Journal journal;
    private final DialectRegistry dialects;
    private final DeviceAccess access;

    MappingPreview(Journal journal, DialectRegistry dialects, DeviceAccess access) {
        this.access = access;
        this.journal = journal;
        this.dialects = dialects;
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

    /**
     * A kept message with what of it a mapping reads.
     *
     * @param part as JSON
     */
    record Heard(StoredMessage message, byte[] part) {}

    /** The newest first; none where the text is no mapping. */
    List<Row> rows(List<Heard> messages, String mapping) {
        if (!(Mapping.read(mapping) instanceof Parsed.Ok<Mapping>(Mapping read))) {
            return List.of();
        }
        return messages.stream().map(heard -> row(heard, read)).toList();
    }

    /**
     * The last messages of a device, the newest first; a child speaks through its gateway, and is shown to those who see that.
     *
     * @param of those of one device or model behind it; empty for all
     */
    List<Heard> last(DeviceView device, String of) {
        DeviceId sender = device.gateway() == null ? device.id() : device.gateway();
        Optional<DeviceView> speaks = access.find(sender);
        if (speaks.isEmpty()) {
            return List.of();
        }
        List<Heard> last = new ArrayList<>();
        for (StoredMessage message : journal.ofDevice(sender, new MessageId(Long.MAX_VALUE), LOOKED_AT)) {
            dialects.find(message.dialect())
                    .flatMap(dialect ->
                            dialect.mappable(message.frame(), speaks.get().profile(), of))
                    .ifPresent(part -> last.add(new Heard(message, part.part())));
            if (last.size() == MESSAGES) {
                break;
            }
        }
        return last;
    }

    private static Row row(Heard heard, Mapping mapping) {
        Frame whole = heard.message().frame();
        Decoding decoding = mapping.decode(new Frame(whole.target(), heard.part(), whole.receivedAt()));
        return new Row(
                heard.message().id().toString(),
                whole.receivedAt(),
                Payload.of(heard.part(), BYTES_SHOWN),
                decoding.elements().stream()
                        .map(element -> NeutralJson.write(element.observation(), element.child()))
                        .toList(),
                decoding.rejections().stream().map(Rejected::of).toList());
    }
}
