package org.tallyman.intake;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Observation;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Reply;
import org.tallyman.dialect.tallyman.NeutralJson;
import org.tallyman.intake.explain.Payload;
import org.tallyman.intake.explain.Rejected;
import org.tallyman.platform.Link;

/** A kept message beside what it decodes to now. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MessageDocument(
        String id,
        long device,
        String deviceCode,
        String dialect,
        String link,

        @Schema(description = "MQTT topic, or HTTP method and URI")
        String target,

        @Schema(description = "our clock") Instant receivedAt,

        @Schema(description = "when the sender says that it sent it; left out when it does not say") @Nullable
        Instant sentAt,

        @Schema(description = "the earliest time that the device gives in it; left out when it gives none") @Nullable
        Instant observedFrom,

        @Schema(description = "the latest; left out when it gives none") @Nullable
        Instant observedTo,

        @Schema(description = "the message that this one decodes anew") @Nullable
        String replayOf,

        Payload payload,

        @Schema(
                description =
                        "what its sender is answered in its own language, as it is decoded now; left out where the acknowledgement is the protocol's")
        @Nullable
        Answer reply,

        List<ElementDocument> elements,
        List<Rejected> rejections) {

    /** Of each message in a list of many. */
    private static final int TEXT_SHOWN = 400;

    private static final int BYTES_SHOWN = 128;
    private static final int ELEMENTS_SHOWN = 6;
    private static final Duration AT_ONCE = Duration.ofMinutes(1);

    /** What a device is answered. */
    @Schema(name = "MessageReply")
    record Answer(
            String hex,

            @Schema(description = "whether it leaves only once the message is durable")
            boolean acknowledges,

            @Schema(description = "the same bytes, where they are printable") @Nullable
            String text) {

        static Answer of(Reply reply) {
            Payload shown = Payload.of(reply.bytes(), reply.bytes().length);
            return new Answer(shown.hex(), reply.acknowledges(), shown.text());
        }

        /** Pairs of digits, as people read bytes. */
        public String spaced() {
            return hex.replaceAll("(..)(?=.)", "$1 ");
        }
    }

    /**
     * One element.
     *
     * @param unmapped whether no codec reads its payload
     * @param mapping where people can say what it means, or what names mean that say nothing; empty for others
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ElementDocument(
            int index,

            @Schema(description = "what the payload calls the device that observed, when the sender is a gateway")
            @Nullable
            String device,

            @Schema(description = "counted before, so that it changed nothing")
            boolean repeated,

            @JsonRawValue @Schema(implementation = Object.class)
            String observation,

            @JsonIgnore Observation said,

            @Schema(description = "of what came of it") @Nullable
            String page,

            @JsonIgnore boolean unmapped,
            @JsonIgnore String mapping) {

        /** What it says, for people who do not read JSON. */
        @JsonIgnore
        public String words() {
            return Words.of(said);
        }
    }

    static MessageDocument of(StoredMessage message, String code, Decoding decoding, Shape shape) {
        List<ElementDocument> elements = new ArrayList<>();
        for (Element element : decoding.elements()) {
            int index = elements.size();
            Optional<String> codec = codec(element);
            elements.add(new ElementDocument(
                    index,
                    element.child(),
                    message.repeated().get(index),
                    NeutralJson.write(element.observation()),
                    element.observation(),
                    shape.pages().get(index),
                    codec.isPresent(),
                    codec.or(() -> mapping(message, element)).orElse("")));
        }
        List<Instant> observed = decoding.elements().stream()
                .map(element -> element.observation().observedAt())
                .sorted(Comparator.naturalOrder())
                .toList();
        return new MessageDocument(
                message.id().toString(),
                message.device().value(),
                code,
                message.dialect(),
                message.link(),
                message.frame().target(),
                message.frame().receivedAt(),
                message.sentAt(),
                observed.isEmpty() ? null : observed.getFirst(),
                observed.isEmpty() ? null : observed.getLast(),
                message.replayOf().map(MessageId::toString).orElse(null),
                Payload.of(message.frame().payload(), shape.bytesMax()),
                decoding.reply().map(Answer::of).orElse(null),
                elements,
                decoding.rejections().stream().map(Rejected::of).toList());
    }

    /** Where people can give a codec for a payload that none reads. */
    private static Optional<String> codec(Element element) {
        return element.observation() instanceof DeviceStatus(Instant _, String state, Map<String, Object> attributes)
                        && state.equals("unmapped")
                        && attributes.get("payloadHex") instanceof String hex
                ? Optional.of(Link.to("/payload-codecs/new")
                        .with("payload", hex)
                        .with("fPort", String.valueOf(attributes.get("fPort")))
                        .toString())
                : Optional.empty();
    }

    private static Optional<String> mapping(StoredMessage message, Element element) {
        return UnreadNames.in(element).map(unread -> UnreadNames.address(message.device(), unread.of()));
    }

    /** How much of the bytes is shown, and where elements lead. */
    record Shape(int bytesMax, Map<Integer, String> pages) {}

    /** The start of its text, or of its bytes with their characters. */
    public String start() {
        String text = payload.text();
        if (text != null) {
            return text.length() > TEXT_SHOWN ? text.substring(0, TEXT_SHOWN) + "…" : text;
        }
        String dump =
                Payload.of(HexFormat.of().parseHex(payload.hex()), BYTES_SHOWN).dump();
        return payload.size() > BYTES_SHOWN ? dump + "…" : dump;
    }

    /** Whether what it tells happened a minute or more before it came, or after that. */
    @JsonIgnore
    public boolean isOfAnotherTime() {
        return observedFrom != null
                && Duration.between(observedFrom, receivedAt).abs().compareTo(AT_ONCE) > 0;
    }

    /** The first elements that it decodes to. */
    public List<ElementDocument> first() {
        return elements.subList(0, Math.min(ELEMENTS_SHOWN, elements.size()));
    }

    /** How many more there are. */
    public int more() {
        return Math.max(0, elements.size() - ELEMENTS_SHOWN);
    }
}
