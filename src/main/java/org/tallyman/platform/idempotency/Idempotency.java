package org.tallyman.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Arc;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.tallyman.platform.Problem;
import org.tallyman.platform.sql.Sql;

/**
 * Remembers which commands were carried out under a key of their caller, and what they were answered. The key is written
 * down in the transaction of the command itself, so that no crash carries it out twice, and only if it changes something:
 * a refusal leaves the key free for the corrected command.
 */
@ApplicationScoped
public class Idempotency {

    /** Keys and answers are kept this long. */
    static final Duration KEPT = Duration.ofDays(3);

    private static final int ANSWER_BYTES_MAX = 1_000_000;
    private static final int FORGET_AT_ONCE = 1000;
    private static final String CLAIM = Idempotency.class.getName();

    private final Sql sql;
    private final ObjectMapper json;
    private final CurrentVertxRequest current;
    private final TransactionSynchronizationRegistry transaction;
    private final Clock clock;
    private final Set<ByteBuffer> running = ConcurrentHashMap.newKeySet();

    Idempotency(
            Sql sql,
            ObjectMapper json,
            CurrentVertxRequest current,
            TransactionSynchronizationRegistry transaction,
            Clock clock) {
        this.sql = sql;
        this.json = json;
        this.current = current;
        this.transaction = transaction;
        this.clock = clock;
    }

    private record Kept(byte[] fingerprint, byte @Nullable [] answer) {}

    /**
     * Begins a request with a key.
     *
     * @return the answer of the first time; empty when it is this request's to carry out
     * @throws org.tallyman.platform.ProblemException 409 while another request with this key is on its way, or when its
     *     answer is not known; 422 when the key was used for another request
     */
    Optional<KnownAnswer> begin(Claim claim, RoutingContext routing) {
        if (!running.add(claim.name())) {
            throw onItsWay(claim).exception();
        }
        routing.addEndHandler(end -> running.remove(claim.name()));
        Optional<Kept> kept = sql.one(
                "select fingerprint, answer from idempotency where id = ? and at > ?",
                row -> new Kept(row.getBytes("fingerprint"), row.getBytes("answer")),
                claim.id(),
                clock.instant().minus(KEPT));
        if (kept.isEmpty()) {
            routing.put(CLAIM, claim);
            return Optional.empty();
        }
        if (!Arrays.equals(kept.get().fingerprint(), claim.fingerprint())) {
            throw usedForAnother(claim).exception();
        }
        byte[] answer = kept.get().answer();
        if (answer == null) {
            throw answerUnknown(claim).exception();
        }
        return Optional.of(read(claim.opened(answer)));
    }

    /** Call in the transaction of a change: with it the key of the request at hand, if there is one, is used up. */
    public void carriedOut() {
        Optional<Claim> claim = atHand();
        if (claim.isPresent() && firstInTransaction()) {
            Claim mine = claim.get();
            int written = sql.update(
                    """
                    insert into idempotency as known (id, fingerprint, request, at) values (?, ?, ?, ?)
                    on conflict (id) do update
                        set fingerprint = excluded.fingerprint, request = excluded.request, answer = null, at = excluded.at
                        where known.request = excluded.request or known.at <= ?""",
                    mine.id(),
                    mine.fingerprint(),
                    mine.request(),
                    clock.instant(),
                    clock.instant().minus(KEPT));
            if (written == 0) {
                throw onItsWay(mine).exception();
            }
        }
    }

    /** Whether the request at hand has a key and is not answered from memory. */
    Optional<Claim> atHand() {
        if (!Arc.container().requestContext().isActive()) {
            return Optional.empty();
        }
        return Optional.ofNullable(current.getCurrent()).map(routing -> routing.<Claim>get(CLAIM));
    }

    /** Keeps the answer of a request that changed something; of one that did not there is nothing to remember. */
    void answered(Claim claim, KnownAnswer answer) {
        byte[] bytes = write(answer);
        if (bytes.length <= ANSWER_BYTES_MAX) {
            sql.update(
                    "update idempotency set answer = ? where id = ? and request = ?",
                    claim.sealed(bytes),
                    claim.id(),
                    claim.request());
        }
    }

    @Scheduled(every = "1h", delayed = "9m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        int forgotten;
        do {
            forgotten = sql.update("""
                    delete from idempotency where id in (
                        select id from idempotency where at <= ? order by at limit ?)""", clock.instant().minus(KEPT), FORGET_AT_ONCE);
        } while (forgotten == FORGET_AT_ONCE);
    }

    /** A command may write many lines of the trail, and its key once. */
    private boolean firstInTransaction() {
        if (transaction.getTransactionKey() == null) {
            return true;
        }
        boolean first = transaction.getResource(this) == null;
        transaction.putResource(this, CLAIM);
        return first;
    }

    private byte[] write(KnownAnswer answer) {
        try {
            return json.writeValueAsBytes(answer);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private KnownAnswer read(byte[] answer) {
        try {
            return json.readValue(answer, KnownAnswer.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Problem onItsWay(Claim claim) {
        return new Problem(
                "in-flight",
                "It is being carried out",
                Status.CONFLICT,
                "A request with the key " + claim.command() + " is on its way; send it again when that has ended.");
    }

    private static Problem answerUnknown(Claim claim) {
        return new Problem(
                "carried-out",
                "It was carried out before",
                Status.CONFLICT,
                "The request with the key " + claim.command()
                        + " was carried out, but its answer is not known here; ask for what it changed.");
    }

    private static Problem usedForAnother(Claim claim) {
        return new Problem(
                "key-used",
                "The key was used for another request",
                422,
                "The key " + claim.command() + " was used for a request with another address or body.",
                List.of(),
                Optional.empty());
    }
}
