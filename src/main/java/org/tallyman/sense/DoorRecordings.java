package org.tallyman.sense;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tallyman.access.Audit;
import org.tallyman.access.Change;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;
import org.tallyman.platform.sql.Sql;

/** Recordings of doors: names of times, no copy of what was read. */
@ApplicationScoped
class DoorRecordings {

    static final int MINUTES_MAX = 60;

    /** Of one door; who wants more lets one go. */
    static final int RECORDINGS_MAX = 100;

    private static final int NAME_MAX = 120;

    private final Sql sql;
    private final Audit audit;
    private final Clock clock;

    DoorRecordings(Sql sql, Audit audit, Clock clock) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    /** Newest first. */
    List<DoorRecording> of(long door) {
        return sql.list(
                "select id, door_id, name, from_at, to_at, made_by from door_recording where door_id = ? order by id desc"
                        + " limit " + RECORDINGS_MAX,
                DoorRecordings::read,
                door);
    }

    Optional<DoorRecording> find(long door, long id) {
        return sql.one(
                "select id, door_id, name, from_at, to_at, made_by from door_recording where door_id = ? and id = ?",
                DoorRecordings::read,
                door,
                id);
    }

    /** Fields {@code name}, {@code minutes} and {@code to}, which is now where it is not given. */
    Outcome<Long> record(long door, String by, Fields fields) {
        String name = fields.required("name", NAME_MAX);
        int minutes = fields.integer("minutes", 1, MINUTES_MAX);
        Instant given = fields.optionalInstant("to");
        Instant to = given == null ? clock.instant() : given;
        if (to.isAfter(clock.instant())) {
            fields.refuse("to", "is not in the future");
        }
        Optional<Problem> problem = fields.problem();
        if (problem.isPresent()) {
            return Outcome.refused(problem.get());
        }
        if (of(door).size() >= RECORDINGS_MAX) {
            return Outcome.refused(
                    Problem.conflict("A door has at most " + RECORDINGS_MAX + " recordings: let one go first."));
        }
        return QuarkusTransaction.joiningExisting().call(() -> {
            long id = sql.one(
                            "insert into door_recording (door_id, name, from_at, to_at, made_by) values (?, ?, ?, ?, ?)"
                                    + " returning id",
                            row -> row.getLong(1),
                            door,
                            name,
                            to.minus(Duration.ofMinutes(minutes)),
                            to,
                            by)
                    .orElseThrow();
            audit.record(new Change("record", "door", Long.toString(door), "", name));
            return Outcome.done(id);
        });
    }

    void forget(DoorRecording recording) {
        QuarkusTransaction.joiningExisting().run(() -> {
            sql.update("delete from door_recording where id = ?", recording.id());
            audit.record(new Change("forget", "door", Long.toString(recording.door()), recording.name(), ""));
        });
    }

    private static DoorRecording read(ResultSet row) throws SQLException {
        return new DoorRecording(
                row.getLong("id"),
                row.getLong("door_id"),
                row.getString("name"),
                Sql.instant(row, "from_at"),
                Sql.instant(row, "to_at"),
                row.getString("made_by"));
    }
}
