package org.tallyman.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallyman.device.DeviceView;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.SitePermits.Verb;
import org.tallyman.platform.paging.Cursor;
import org.tallyman.platform.paging.Page;

/** The quarantine with the rights of the caller: for the page and the API alike. */
@ApplicationScoped
class QuarantineDesk {

    private static final int BYTES_IN_LIST = 1_024;

    private final QuarantineRows rows;
    private final DeviceSight sight;
    private final Replay replay;

    QuarantineDesk(QuarantineRows rows, DeviceSight sight, Replay replay) {
        this.rows = rows;
        this.sight = sight;
        this.replay = replay;
    }

    /** Newest first. */
    Page<QuarantineDocument> list(QuarantineRow.State state, @Nullable Long device, Cursor cursor) {
        Map<Long, String> codes = sight.visible()
                .filter(view -> device == null || view.id().value() == device)
                .collect(Collectors.toMap(view -> view.id().value(), DeviceView::code));
        long before = cursor.number() == 0 ? Long.MAX_VALUE : cursor.number();
        List<QuarantineRow> found = rows.list(codes.keySet(), state, before, cursor.limit() + 1);
        return Page.of(found, cursor.limit(), row -> String.valueOf(row.id()))
                .map(row -> QuarantineDocument.of(
                        row, codes.getOrDefault(row.device().value(), ""), BYTES_IN_LIST));
    }

    QuarantineDocument get(long id) {
        return document(find(id), Verb.VIEW);
    }

    QuarantineDocument replay(long id) {
        DeviceView device = sight.require(find(id).device(), Verb.CONFIGURE);
        return document(replay.replay(id, device).orElseThrow(), Verb.VIEW);
    }

    QuarantineDocument dismiss(long id) {
        DeviceView device = sight.require(find(id).device(), Verb.CONFIGURE);
        return QuarantineDocument.of(replay.dismiss(id).orElseThrow(), device.code(), Quarantine.BYTES_MAX);
    }

    private QuarantineRow find(long id) {
        return rows.find(id)
                .orElseThrow(() -> Problem.notFound("message part " + id + " in quarantine")
                        .exception());
    }

    private QuarantineDocument document(QuarantineRow row, Verb verb) {
        return QuarantineDocument.of(row, sight.require(row.device(), verb).code(), Quarantine.BYTES_MAX);
    }
}
