package org.tallyman.platform.secret;

import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.tallyman.platform.sql.Sql;

/** Seals at the start what lies in the clear or is sealed with the key before. Without the right key there is no start. */
@ApplicationScoped
class SealingAtStart {

    private static final int BEFORE_THE_LINKS = 2_000;

    private final Sql sql;
    private final Seal seal;
    private final List<SecretColumns> owners;

    SealingAtStart(Sql sql, Seal seal, @All List<SecretColumns> owners) {
        this.sql = sql;
        this.seal = seal;
        this.owners = owners;
    }

    private record Kept(long device, Object value) {}

    void start(@Observes @Priority(BEFORE_THE_LINKS) StartupEvent event) {
        int written = sealAll();
        if (written > 0) {
            Log.infof("%d secrets in the database were sealed with the key as it is now", written);
        }
    }

    /** How many had to be written again. */
    int sealAll() {
        return owners.stream()
                .flatMap(owner -> owner.secrets().stream())
                .mapToInt(this::sealAgain)
                .sum();
    }

    private int sealAgain(SecretColumns.Column column) {
        List<Kept> rows = sql.list(
                "select device_id, " + column.name() + " from " + column.table(),
                row -> new Kept(row.getLong(1), column.binary() ? row.getBytes(2) : row.getString(2)));
        int written = 0;
        for (Kept row : rows) {
            Object now = again(row.value());
            if (!now.equals(row.value())) {
                // Whoever changed it meanwhile has sealed it.
                written += sql.update(
                        "update " + column.table() + " set " + column.name() + " = ? where device_id = ? and "
                                + column.name() + " = ?",
                        now,
                        row.device(),
                        row.value());
            }
        }
        return written;
    }

    private Object again(Object kept) {
        return switch (kept) {
            case byte[] bytes -> seal.isCurrent(bytes) ? bytes : seal.seal(seal.open(bytes));
            case String text -> seal.isCurrent(text) ? text : seal.seal(seal.open(text));
            default -> throw new IllegalArgumentException("a secret is text or bytes");
        };
    }
}
