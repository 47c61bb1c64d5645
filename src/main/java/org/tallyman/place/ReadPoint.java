package org.tallyman.place;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tallyman.ident.PlaceId;
import org.tallyman.ident.ReadPointId;

/** The row of a read point. Its role and its door stay: another side is another read point. */
@Entity
@Table(name = "read_point")
class ReadPoint {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(name = "place_id")
    private long placeId;

    private String code = "";
    private String name = "";

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private ReadPointRole role = ReadPointRole.ZONE;

    @Column(name = "door_id", updatable = false)
    private @Nullable Long doorId;

    @Column(name = "archived_at")
    private @Nullable Instant archivedAt;

    @Version
    private int version;

    protected ReadPoint() {}

    ReadPoint(ReadPointRole role, @Nullable PlaceId door) {
        this.role = role;
        this.doorId = door == null ? null : door.value();
    }

    ReadPointId id() {
        if (id == null) {
            throw new IllegalStateException("read point " + code + " is not stored yet");
        }
        return new ReadPointId(id);
    }

    String code() {
        return code;
    }

    int version() {
        return version;
    }

    ReadPointRole role() {
        return role;
    }

    void describe(PlaceId place, String newCode, String newName) {
        placeId = place.value();
        code = newCode;
        name = newName;
    }

    void archive(Instant now) {
        archivedAt = now;
    }

    /** For the audit trail. */
    String summary() {
        return role + " " + code + " “" + name + "” at " + placeId + (archivedAt == null ? "" : ", archived");
    }
}
