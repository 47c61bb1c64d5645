package org.tallyman.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.tallyman.device.DeviceAccess;
import org.tallyman.device.DeviceView;
import org.tallyman.ident.DeviceId;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.Outcome;
import org.tallyman.platform.command.SitePermits.Verb;
import org.tallyman.platform.paging.Cursor;
import org.tallyman.platform.paging.Page;

/** The quarantine with the rights of the caller: for the page and the API alike. */
@ApplicationScoped
class QuarantineDesk {

    private static final int BYTES_IN_LIST = 1_024;
    static final int REPLAYS_MAX = 500;

    private final QuarantineRows rows;
    private final DeviceAccess access;
    private final Replay replay;

    QuarantineDesk(QuarantineRows rows, DeviceAccess access, Replay replay) {
        this.rows = rows;
        this.access = access;
        this.replay = replay;
    }

    /** Newest first. */
    Page<QuarantineDocument> list(QuarantineRow.State state, @Nullable Long device, Cursor cursor) {
        Map<Long, String> codes = access.visible()
                .filter(view -> device == null || view.id().value() == device)
                .collect(Collectors.toMap(view -> view.id().value(), DeviceView::code));
        long before = cursor.number() == 0 ? Long.MAX_VALUE : cursor.number();
        List<QuarantineRow> found = rows.list(codes.keySet(), state, before, cursor.limit() + 1);
        return Page.of(found, cursor.limit(), row -> String.valueOf(row.id()))
                .map(row -> QuarantineDocument.of(
                        row, codes.getOrDefault(row.device().value(), ""), BYTES_IN_LIST));
    }

    /** Of the device that this is the id or code of; null for none. */
    @Nullable
    Long id(@Nullable String device) {
        return device == null || device.isBlank() ? null : access.id(device);
    }

    /** The name of a device that the caller may see; empty for none. */
    String name(@Nullable Long device) {
        return device == null
                ? ""
                : access.find(new DeviceId(device)).map(DeviceView::name).orElse("");
    }

    QuarantineDocument get(long id) {
        QuarantineRow row = find(id);
        return QuarantineDocument.of(row, device(row, Verb.VIEW).code(), Quarantine.BYTES_MAX);
    }

    Outcome<QuarantineDocument> replay(long id) {
        QuarantineRow row = find(id);
        DeviceView device = device(row, Verb.CONFIGURE);
        return replay.replay(row, device).map(now -> QuarantineDocument.of(now, device.code(), Quarantine.BYTES_MAX));
    }

    /**
     * What became of parts that were open.
     *
     * @param replayed how many are open no more
     * @param open how many cannot be understood still
     * @param next the part after which to go on; null at the end
     */
    @Schema(name = "QuarantineReplays")
    record Replays(int replayed, int open, @Nullable Long next) {}

    /** Replays what is open of a device, the oldest first, as many parts as one call may. */
    Replays replayAll(String device, long after) {
        DeviceView view = access.require(device, Verb.CONFIGURE);
        List<Long> found = rows.open(view.id(), after, REPLAYS_MAX + 1);
        List<Long> parts = found.subList(0, Math.min(found.size(), REPLAYS_MAX));
        int replayed = 0;
        Set<MessageId> decoded = new HashSet<>();
        for (Long part : parts) {
            // Read only now: another part of the same message may have settled it, or it may be gone.
            boolean open = rows.find(part)
                    .map(row -> replay(row, view, decoded))
                    .filter(QuarantineRow.State.OPEN::equals)
                    .isPresent();
            replayed += open ? 0 : 1;
        }
        return new Replays(replayed, parts.size() - replayed, found.size() > parts.size() ? parts.getLast() : null);
    }

    /** The state of a part after it was replayed, where that is due. */
    private QuarantineRow.State replay(QuarantineRow row, DeviceView device, Set<MessageId> decoded) {
        // Decoding anew settles all parts of a message, and keeps it once more: once is enough.
        boolean due = row.state() == QuarantineRow.State.OPEN
                && (Unfolded.CODES.contains(row.code()) || decoded.add(row.message()));
        if (!due) {
            return row.state();
        }
        return switch (replay.replay(row, device)) {
            case Outcome.Done<QuarantineRow>(QuarantineRow now) -> now.state();
            case Outcome.Refused<QuarantineRow>(Problem problem) -> {
                if (problem.status() == Status.SERVICE_UNAVAILABLE.getStatusCode()) {
                    throw problem.exception();
                }
                yield row.state();
            }
        };
    }

    Outcome<QuarantineDocument> dismiss(long id) {
        DeviceView device = device(find(id), Verb.CONFIGURE);
        return replay.dismiss(id).map(row -> QuarantineDocument.of(row, device.code(), Quarantine.BYTES_MAX));
    }

    /** How many parts of the same message wait still. */
    int open(long id) {
        QuarantineRow row = find(id);
        device(row, Verb.VIEW);
        return rows.elements(row, Set.of(QuarantineRow.State.OPEN)).size();
    }

    private QuarantineRow find(long id) {
        return rows.find(id)
                .orElseThrow(() -> Problem.notFound("message part " + id + " in quarantine")
                        .exception());
    }

    private DeviceView device(QuarantineRow row, Verb verb) {
        return access.require(row.device(), verb);
    }
}
