package org.tallyman.intake;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.tallyman.device.DeviceAccess;
import org.tallyman.device.DeviceView;
import org.tallyman.dialect.Decoding;
import org.tallyman.ident.DeviceId;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.SitePermits.Verb;

/** Reads kept messages for people and programs, decoded beside raw, with the rights of the caller. */
@ApplicationScoped
class MessageReader {

    static final int LIMIT_MAX = 200;

    /** Messages of a gateway in which one list looks for those of a device behind it. */
    static final int SEARCHED_MAX = 1_000;

    /** Shown of each message in a list. */
    private static final int BYTES_IN_LIST = 4_096;

    private final Journal journal;
    private final Decoders decoders;
    private final DeviceAccess access;
    private final ForgottenMessages forgotten;
    private final List<ElementLinks> links;

    MessageReader(
            Journal journal,
            Decoders decoders,
            DeviceAccess access,
            ForgottenMessages forgotten,
            @All List<ElementLinks> links) {
        this.journal = journal;
        this.forgotten = forgotten;
        this.decoders = decoders;
        this.access = access;
        this.links = links;
    }

    /**
     * Messages of one device, newest first; of one behind a gateway those of the gateway that name it, as far as the caller
     * may see that. Then a list may be short, or empty, and go on all the same.
     *
     * @param next what to give as {@code after} for older ones; null at the end
     */
    @Schema(name = "MessageList")
    record Listed(List<MessageDocument> items, @Nullable String next) {}

    Listed list(DeviceId id, @Nullable String after, int limit) {
        DeviceView device = access.require(id, Verb.VIEW);
        if (limit < 1 || limit > LIMIT_MAX) {
            throw Problem.invalid("limit", String.valueOf(limit), "is 1 to " + LIMIT_MAX)
                    .exception();
        }
        MessageId from = after == null || after.isEmpty() ? new MessageId(Long.MAX_VALUE) : id("after", after);
        DeviceId gateway = device.gateway();
        if (gateway != null) {
            return access.find(gateway)
                    .map(sender -> naming(device.childName(), sender, from, limit))
                    .orElse(new Listed(List.of(), null));
        }
        List<MessageDocument> items = journal.ofDevice(id, from, limit).stream()
                .map(message -> listed(message, device, decoders.decode(message)))
                .toList();
        return new Listed(items, items.size() < limit ? null : items.getLast().id());
    }

    private Listed naming(@Nullable String child, DeviceView gateway, MessageId before, int limit) {
        List<MessageDocument> items = new ArrayList<>();
        MessageId from = before;
        for (int searched = 0; searched < SEARCHED_MAX; searched += LIMIT_MAX) {
            List<StoredMessage> found = journal.ofDevice(gateway.id(), from, LIMIT_MAX);
            for (StoredMessage message : found) {
                Decoding decoding = decoders.decode(message);
                if (decoding.elements().stream().anyMatch(element -> Objects.equals(element.child(), child))) {
                    items.add(listed(message, gateway, decoding));
                }
                from = message.id();
                if (items.size() == limit) {
                    return new Listed(items, from.toString());
                }
            }
            if (found.size() < LIMIT_MAX) {
                return new Listed(items, null);
            }
        }
        return new Listed(items, from.toString());
    }

    private static MessageDocument listed(StoredMessage message, DeviceView sender, Decoding decoding) {
        return MessageDocument.of(message, sender.code(), decoding, new MessageDocument.Shape(BYTES_IN_LIST, Map.of()));
    }

    /** What is left of a message past its retention, if this is one. */
    Optional<ForgottenMessages.Trace> forgotten(String text) {
        MessageId id = id("id", text);
        if (journal.find(id).isPresent()) {
            return Optional.empty();
        }
        return forgotten.find(id).filter(left -> access.find(left.device()).isPresent());
    }

    MessageDocument get(String text) {
        MessageId id = id("id", text);
        StoredMessage message = journal.find(id).orElseThrow(() -> gone(id).exception());
        DeviceView device = access.find(message.device())
                .orElseThrow(() -> Problem.notFound("message " + id).exception());
        Map<Integer, String> pages = new HashMap<>();
        links.forEach(link -> pages.putAll(link.of(id)));
        return MessageDocument.of(
                message, device.code(), decoders.decode(message), new MessageDocument.Shape(Integer.MAX_VALUE, pages));
    }

    private Problem gone(MessageId id) {
        return forgotten(id.toString())
                .map(left -> new Problem(
                        "gone",
                        "Past its retention",
                        Status.GONE,
                        "Message " + id + " was received at " + left.receivedAt() + ", " + left.bytes()
                                + " bytes with SHA-256 " + left.hash() + ". Its bytes are past their retention."))
                .orElseGet(() -> Problem.notFound("message " + id));
    }

    private static MessageId id(String field, String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw Problem.invalid(field, text, "is the id of a message").exception();
        }
        return new MessageId(Long.parseLong(text));
    }
}
