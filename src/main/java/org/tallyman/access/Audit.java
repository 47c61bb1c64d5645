package org.tallyman.access;

import io.quarkus.arc.Arc;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.tallyman.platform.idempotency.Idempotency;
import org.tallyman.platform.sql.Sql;

/** The append-only trail of every change of settings and master data: written in the change's own transaction. */
@ApplicationScoped
public class Audit {

    /** The actor of what Tallyman does by itself. */
    public static final String SYSTEM = "tallyman";

    private final Sql sql;
    private final Clock clock;
    private final SecurityIdentity identity;
    private final Idempotency idempotency;

    Audit(Sql sql, Clock clock, SecurityIdentity identity, Idempotency idempotency) {
        this.sql = sql;
        this.clock = clock;
        this.identity = identity;
        this.idempotency = idempotency;
    }

    /** One line of the trail. */
    record Entry(long id, Instant at, String actor, Change change) {}

    /** Records a change made by whoever calls, or by Tallyman itself outside a request. */
    public void record(Change change) {
        boolean asked = Arc.container().requestContext().isActive() && !identity.isAnonymous();
        recordAs(asked ? identity.getPrincipal().getName() : SYSTEM, change);
    }

    /** Records a change made by a known actor. */
    public void recordAs(String actor, Change change) {
        idempotency.carriedOut();
        sql.update(
                "insert into audit_entry (at, actor, verb, kind, object_id, before, after) values (?, ?, ?, ?, ?, ?, ?)",
                clock.instant(),
                actor,
                change.verb(),
                change.kind(),
                change.objectId(),
                change.before(),
                change.after());
    }

    /** The entries older than one, newest first. */
    List<Entry> before(long id, int limit) {
        return sql.list(
                "select id, at, actor, verb, kind, object_id, before, after from audit_entry where id < ?"
                        + " order by id desc limit ?",
                row -> new Entry(
                        row.getLong("id"),
                        Sql.instant(row, "at"),
                        row.getString("actor"),
                        new Change(
                                row.getString("verb"),
                                row.getString("kind"),
                                row.getString("object_id"),
                                row.getString("before"),
                                row.getString("after"))),
                id,
                limit);
    }
}
