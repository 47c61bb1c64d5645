package org.tallyman.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.core.Response.Status;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallyman.device.DeviceView;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Dialect;
import org.tallyman.dialect.DialectRegistry;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Identity;
import org.tallyman.dialect.Rejection;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.ChangeMade;
import org.tallyman.platform.command.Outcome;

/**
 * Settles what is in quarantine. A replay decodes the kept message again, as its device is registered now, and keeps it
 * as a new message of which only what had not been counted takes effect; where all had been, nothing is kept anew.
 */
@ApplicationScoped
class Replay {

    private static final String LINK = "replay";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final QuarantineRows rows;
    private final Journal journal;
    private final DialectRegistry dialects;
    private final Event<ChangeMade> changes;
    private final Errands errands;
    private final FoldTransaction fold;
    private final FoldReader reader;
    private final Set<String> running = new HashSet<>();

    Replay(
            QuarantineRows rows,
            Journal journal,
            DialectRegistry dialects,
            Event<ChangeMade> changes,
            Errands errands,
            FoldTransaction fold,
            FoldReader reader) {
        this.rows = rows;
        this.journal = journal;
        this.dialects = dialects;
        this.changes = changes;
        this.errands = errands;
        this.fold = fold;
        this.reader = reader;
    }

    /** The row as it is then: replayed, or open with what is wrong now. */
    Outcome<QuarantineRow> replay(QuarantineRow row, DeviceView device) {
        String key = device.id().value() + ":" + new String(row.hash(), ISO_8859_1);
        synchronized (running) {
            if (!running.add(key)) {
                return Outcome.refused(Problem.conflict("This message is being replayed already."));
            }
        }
        try {
            return rows.find(row.id()).map(now -> replayAlone(now, device)).orElseGet(() -> Outcome.refused(gone(row)));
        } finally {
            synchronized (running) {
                running.remove(key);
            }
        }
    }

    private Outcome<QuarantineRow> replayAlone(QuarantineRow row, DeviceView device) {
        if (row.state() != QuarantineRow.State.OPEN) {
            return Outcome.refused(settled(row));
        }
        Optional<StoredMessage> kept = journal.find(row.message());
        Optional<Dialect> dialect = dialects.find(device.dialect());
        if (kept.isEmpty() || dialect.isEmpty()) {
            return Outcome.refused(
                    Problem.conflict("The message is past its retention, or nothing reads its language."));
        }
        StoredMessage message = kept.get();
        if (Unread.isOne(message.context())) {
            return Outcome.refused(Problem.conflict("No decoder reads it: " + row.sentence() + "."));
        }
        Optional<Problem> refusal = Unfolded.CODES.contains(row.code())
                ? applyAtLast(row, message)
                : decodeAnew(row, message, device, dialect.get());
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        return rows.find(row.id()).map(now -> replayed(row, now)).orElseGet(() -> Outcome.refused(gone(row)));
    }

    private Outcome<QuarantineRow> replayed(QuarantineRow row, QuarantineRow now) {
        changes.fire(new ChangeMade(
                "replay",
                "quarantine",
                String.valueOf(row.id()),
                row.sentence(),
                now.state().name()));
        return Outcome.done(now);
    }

    /** What is kept anew and what that settles is one transaction, so no crash lets it count twice. */
    private Optional<Problem> decodeAnew(QuarantineRow row, StoredMessage message, DeviceView device, Dialect dialect) {
        String context = dialect.current(device.profile(), message.context());
        Decoding decoding = Decoders.receive(dialect.resume(device.profile(), context), message.frame());
        Along settling = connection -> settle(row, decoding, connection);
        try {
            Receipt _ = journal.append(again(message, context, device, decoding, counted(row, decoding), settling))
                    .join();
            return Optional.empty();
        } catch (CompletionException e) {
            if (e.getCause() instanceof JournalException refused) {
                return Optional.of(unavailable(refused.getMessage()));
            }
            throw e;
        }
    }

    private void settle(QuarantineRow row, Decoding decoding, Connection connection) throws SQLException {
        Set<Integer> stillBad = new HashSet<>();
        for (Rejection rejection : decoding.rejections()) {
            if (stillBad.size() < Quarantine.ROWS_MAX && stillBad.add(rejection.index())) {
                rows.stillBad(row, rejection, decoding.elements().size(), connection);
            }
        }
        rows.replayed(row, stillBad, connection);
    }

    /** It was understood and counted as known, but a consumer failed over it: only the fold can give it once more. */
    private Optional<Problem> applyAtLast(QuarantineRow row, StoredMessage message) {
        try {
            boolean applied = errands.ask(position ->
                            fold.applyAtLast(reader.decode(message), row.element(), c -> rows.applied(row, c)))
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return applied
                    ? Optional.empty()
                    : Optional.of(Problem.conflict("It can still not be applied: the rule that it broke holds still."));
        } catch (TimeoutException e) {
            return Optional.of(unavailable("it waits for the fold, which is behind, and is applied then"));
        } catch (ExecutionException e) {
            return Optional.of(Problem.conflict("It was not applied: " + e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(Problem.conflict("Tallyman is stopping."));
        }
    }

    /** Dismissed for good: it stays readable, and the message stays in the journal. */
    Outcome<QuarantineRow> dismiss(long id) {
        QuarantineRow row = rows.find(id).orElseThrow();
        if (!rows.dismiss(id)) {
            return Outcome.refused(settled(row));
        }
        changes.fire(new ChangeMade("dismiss", "quarantine", String.valueOf(id), row.sentence(), "DISMISSED"));
        return Outcome.done(rows.find(id).orElseThrow());
    }

    private static Message again(
            StoredMessage message,
            String context,
            DeviceView device,
            Decoding decoding,
            BitSet counted,
            Along settling) {
        Decoding taken = decoding.with(decoding.elements(), List.of());
        return new Message(
                device.id(),
                device.dialect(),
                LINK,
                message.frame(),
                context,
                device.profileVersion(),
                taken,
                Optional.of(message.replayOf().orElse(message.id())),
                counted,
                settling);
    }

    /**
     * Elements that took effect when the message came first. An identity would tell, but some languages have none: those
     * elements are told by their place, where each part of the frame is one element, and are left out where it is not.
     */
    private BitSet counted(QuarantineRow row, Decoding now) {
        BitSet counted = new BitSet();
        if (row.accepted() == 0) {
            return counted;
        }
        Set<Integer> open = rows.elements(row, Set.of(QuarantineRow.State.OPEN));
        Set<Integer> refused = rows.elements(row, Set.of(QuarantineRow.State.OPEN, QuarantineRow.State.DISMISSED));
        Set<Integer> stillBad = now.rejections().stream().map(Rejection::index).collect(Collectors.toSet());
        List<Element> elements = now.elements();
        boolean onePartEach = elements.size() + stillBad.size() == row.accepted() + refused.size();
        int part = 0;
        for (int i = 0; i < elements.size(); i++, part++) {
            while (stillBad.contains(part)) {
                part++;
            }
            boolean fresh = onePartEach && open.contains(part);
            if (!fresh && elements.get(i).identity() == Identity.NONE) {
                counted.set(i);
            }
        }
        return counted;
    }

    private static Problem gone(QuarantineRow row) {
        return Problem.notFound("message part " + row.id() + " in quarantine");
    }

    private static Problem settled(QuarantineRow row) {
        return Problem.conflict("It is settled already: " + row.state() + ".");
    }

    private static Problem unavailable(@Nullable String why) {
        return new Problem("unavailable", "Not now", Status.SERVICE_UNAVAILABLE, "Nothing was replayed: " + why);
    }
}
