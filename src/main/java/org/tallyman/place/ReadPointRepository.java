package org.tallyman.place;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.tallyman.ident.PlaceId;
import org.tallyman.ident.ReadPointId;

@ApplicationScoped
class ReadPointRepository implements PanacheRepositoryBase<ReadPoint, Long> {

    /** The first read point in use of this role at a place, or, for a side of a door, of that door. */
    Optional<ReadPoint> findAt(PlaceId place, ReadPointRole role) {
        String where = role.atDoor() ? "(placeId = ?2 or doorId = ?2)" : "placeId = ?2";
        return find("archivedAt is null and role = ?1 and " + where + " order by id", role, place.value())
                .firstResultOptional();
    }

    void addSettings(ReadPointId readPoint, Instant validFrom, ReadPointSettings settings) {
        getSession()
                .createNativeMutationQuery("""
                        insert into read_point_setting (read_point_id, valid_from, quantum_ms, gap_ms, observed_count,
                            rssi_margin_cdbm, hold_off_ms, static_after_ms, passage_window_ms, biz_step, disposition)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)""")
                .setParameter(1, readPoint.value())
                .setParameter(2, validFrom)
                .setParameter(3, settings.quantumMs())
                .setParameter(4, settings.gapMs())
                .setParameter(5, settings.observedCount())
                .setParameter(6, settings.rssiMarginCdbm())
                .setParameter(7, settings.holdOffMs())
                .setParameter(8, settings.staticAfterMs())
                .setParameter(9, settings.passageWindowMs())
                .setParameter(10, settings.bizStep())
                .setParameter(11, settings.disposition())
                .executeUpdate();
    }
}
