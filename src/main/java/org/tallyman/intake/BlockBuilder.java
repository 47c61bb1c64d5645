package org.tallyman.intake;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Identity;

/** Decides, message by message, what of a batch is new, and gathers the block that one commit keeps. */
final class BlockBuilder {

    private final long block;
    private final IdentityIndex identities;
    private final List<Answer> answers = new ArrayList<>();
    private final List<StoredMessage> stored = new ArrayList<>();
    private final List<KeptMessage> kept = new ArrayList<>();
    private final Map<Long, Integer> devices = new LinkedHashMap<>();
    private long rawBytes;

    BlockBuilder(long block, IdentityIndex identities) {
        this.block = block;
        this.identities = identities;
    }

    /** The buckets of observed time in which the identities of these messages lie. */
    static Set<Long> bucketsOf(List<Pending> batch) {
        Set<Long> buckets = new HashSet<>();
        for (Pending pending : batch) {
            for (Element element : pending.message().decoding().elements()) {
                if (element.identity() != Identity.NONE) {
                    buckets.add(bucketOf(element));
                }
            }
        }
        return buckets;
    }

    /**
     * Takes one message. {@code sameBytes} is asked, only for a message that brings nothing new, whether the journal
     * holds the very same message already. Of a replay it does, so one that brings nothing new is not kept.
     */
    void take(Pending pending, DuplicateCheck sameBytes) throws SQLException {
        Message message = pending.message();
        MessageId id = MessageId.of(block, stored.size());
        List<Element> elements = message.decoding().elements();
        BitSet repeated = new BitSet();
        long original = 0;
        for (int i = 0; i < elements.size(); i++) {
            long first = claim(message, elements.get(i), id);
            if (first != 0) {
                original = first;
            }
            if (first != 0 || message.counted().get(i)) {
                repeated.set(i);
            }
        }
        boolean nothingNew = repeated.cardinality() == elements.size();
        if (nothingNew && message.replayOf().isPresent()) {
            MessageId first = message.replayOf().get();
            answers.add(new Answer(pending, receipt(first, true, message, repeated)));
            return;
        }
        if (original != 0 && nothingNew) {
            MessageId first = new MessageId(original);
            if (sameBytes.holds(first, message)) {
                answers.add(new Answer(pending, receipt(first, true, message, repeated)));
                return;
            }
        }
        add(id, message, repeated);
        answers.add(new Answer(pending, receipt(id, false, message, repeated)));
    }

    private long claim(Message message, Element element, MessageId id) {
        if (element.identity() == Identity.NONE) {
            return 0;
        }
        Identity key = Identity.of(1).add(message.device().value()).add(element.identity());
        String child = element.child();
        long whole = child == null ? key.value() : key.add(child).value();
        return identities.claim(bucketOf(element), whole, id);
    }

    private void add(MessageId id, Message message, BitSet repeated) {
        stored.add(new StoredMessage(
                id,
                message.device(),
                message.dialect(),
                message.link(),
                message.frame(),
                message.context(),
                message.profile(),
                message.decoding().sentAt(),
                repeated,
                message.replayOf()));
        kept.add(new KeptMessage(
                id,
                message.device(),
                message.dialect(),
                message.frame().receivedAt(),
                message.decoding().sentAt(),
                message.decoding().elements(),
                message.decoding().rejections(),
                repeated));
        devices.merge(message.device().value(), 1, Integer::sum);
        rawBytes += message.frame().payload().length;
    }

    private static Receipt receipt(MessageId id, boolean duplicate, Message message, BitSet repeated) {
        int accepted = message.decoding().elements().size();
        return new Receipt(
                id,
                duplicate,
                accepted,
                repeated.cardinality(),
                message.decoding().rejections());
    }

    private static long bucketOf(Element element) {
        return IdentityIndex.bucketOf(element.observation().observedAt().getEpochSecond());
    }

    long block() {
        return block;
    }

    List<StoredMessage> stored() {
        return stored;
    }

    List<KeptMessage> kept() {
        return kept;
    }

    Map<Long, Integer> devices() {
        return devices;
    }

    /** In the order in which the messages came. */
    List<Answer> answers() {
        return answers;
    }

    long rawBytes() {
        return rawBytes;
    }

    /** What one sender is told once the block is durable. */
    record Answer(Pending pending, Receipt receipt) {}

    /** Whether the journal, or this very block, holds {@code message} as {@code id}, byte for byte. */
    interface DuplicateCheck {
        boolean holds(MessageId id, Message message) throws SQLException;
    }
}
