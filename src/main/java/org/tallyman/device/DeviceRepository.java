package org.tallyman.device;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyman.ident.DeviceId;
import org.tallyman.ident.ReadPointId;

@ApplicationScoped
class DeviceRepository implements PanacheRepositoryBase<Device, Long> {

    boolean codeTaken(String code) {
        return count("code", code) > 0;
    }

    Optional<Device> child(DeviceId gateway, String childName) {
        return find("parentId = ?1 and childName = ?2", gateway.value(), childName)
                .firstResultOptional();
    }

    /** When the newest binding of an antenna began; empty when it never had one. */
    Optional<Instant> newestBinding(DeviceId device, int antenna) {
        return newest("where device_id = ?1 and antenna = ?2", device.value(), antenna);
    }

    boolean everBound(DeviceId device) {
        return newest("where device_id = ?1", device.value()).isPresent();
    }

    private Optional<Instant> newest(String where, Object... parameters) {
        var query = getSession()
                .createNativeQuery(
                        "select valid_from from antenna_binding " + where + " order by valid_from desc limit 1",
                        OffsetDateTime.class);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query.getResultList().stream().findFirst().map(OffsetDateTime::toInstant);
    }

    void addBinding(DeviceId device, int antenna, Instant validFrom, @Nullable ReadPointId readPoint) {
        getSession()
                .createNativeMutationQuery("""
                        insert into antenna_binding (device_id, antenna, valid_from, read_point_id)
                        values (?1, ?2, ?3, nullif(?4, 0))""")
                .setParameter(1, device.value())
                .setParameter(2, antenna)
                .setParameter(3, validFrom)
                .setParameter(4, readPoint == null ? 0L : readPoint.value())
                .executeUpdate();
    }
}
