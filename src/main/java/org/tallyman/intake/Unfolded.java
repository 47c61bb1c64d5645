package org.tallyman.intake;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tallyman.dialect.Rejection;
import org.tallyman.ident.Refusal;

/** Puts elements that were understood and could not be applied into quarantine, in the fold's own transaction. */
@ApplicationScoped
class Unfolded {

    /** The code of an element over which a consumer failed: a fault of ours, to be applied once that is mended. */
    static final String NOT_APPLIED = "not-applied";

    /** The code of an element of a child that was one too many to hold: to be applied once the child is registered. */
    static final String TOO_MANY_CHILDREN = "too-many-children";

    /** Codes of what was understood and claimed, so that decoding it again would take it for a repeat. */
    static final Set<String> CODES = Set.of(NOT_APPLIED, TOO_MANY_CHILDREN);

    private final BlockStore blocks;
    private final Quarantine quarantine;

    Unfolded(BlockStore blocks, Quarantine quarantine) {
        this.blocks = blocks;
        this.quarantine = quarantine;
    }

    /** Elements of one message, by their numbers, and why they were passed over. */
    void add(KeptMessage message, List<Integer> elements, Refusal refusal, Connection connection) throws SQLException {
        if (elements.isEmpty()) {
            return;
        }
        Log.errorf("%d elements of message %s are in quarantine: %s", elements.size(), message.id(), refusal.rule());
        Optional<StoredMessage> stored = blocks.find(message.id().block(), connection)
                .map(block -> block.messages().get(message.id().index()));
        if (stored.isEmpty()) {
            return;
        }
        Parts parts = Parts.of(message.elements().size(), message.rejections());
        List<Rejection> rejections = elements.stream()
                .map(element -> new Rejection(parts.ofElement(element), -1, refusal))
                .toList();
        quarantine.add(message, rejections, stored.get(), connection);
    }

    static Refusal notApplied(Exception cause) {
        return new Refusal(
                NOT_APPLIED,
                "element",
                String.valueOf(
                        cause.getCause() == null
                                ? cause.getMessage()
                                : cause.getCause().getMessage()),
                "was understood and could not be applied because of a fault in Tallyman; replay it after an update");
    }
}
