package org.tallyman.intake;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.tallyman.ident.DeviceId;

/**
 * Where every message is kept before it is acknowledged. PostgreSQL is the one implementation; a second one for more
 * than one machine has its place here.
 */
public interface Journal {

    /**
     * Keeps a message. The future completes when it is durable, or with a {@link JournalException} when it is not; only
     * then may the sender be answered.
     */
    CompletableFuture<Receipt> append(Message message);

    Optional<StoredMessage> find(MessageId id);

    /** Messages of one device older than {@code before}, newest first, at most {@code limit} (1 to 200). */
    List<StoredMessage> ofDevice(DeviceId device, MessageId before, int limit);
}
