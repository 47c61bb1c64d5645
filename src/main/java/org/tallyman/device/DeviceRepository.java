package org.tallyman.device;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyman.ident.DeviceId;
import org.tallyman.ident.ReadPointId;

@ApplicationScoped
class DeviceRepository implements PanacheRepositoryBase<Device, Long> {

    boolean codeTaken(String code) {
        return count("code", code) > 0;
    }

    Optional<Device> byCode(String code) {
        return find("code", code).firstResultOptional();
    }

    Optional<Device> child(DeviceId gateway, String childName) {
        return find("parentId = ?1 and childName = ?2", gateway.value(), childName)
                .firstResultOptional();
    }

    /** Whether a binding of an antenna begins at this very instant. */
    boolean hasBinding(DeviceId device, int antenna, Instant validFrom) {
        return exists(
                "antenna_binding where device_id = ?1 and antenna = ?2 and valid_from = ?3",
                device.value(),
                antenna,
                validFrom);
    }

    /** Whether an antenna ever served a read point, by a binding of its own or by that of antenna 0. */
    boolean everBound(DeviceId device, int antenna) {
        return exists("antenna_binding where device_id = ?1 and antenna in (0, ?2)", device.value(), antenna);
    }

    boolean hasBeam(DeviceId device, String signal, Instant validFrom) {
        return exists(
                "beam_binding where device_id = ?1 and signal = ?2 and valid_from = ?3",
                device.value(),
                signal,
                validFrom);
    }

    Optional<Device> byIdentifier(String dialect, String identifier) {
        return find("dialect = ?1 and identifier = ?2", dialect, identifier).firstResultOptional();
    }

    boolean identifierTaken(String dialect, String identifier, long except) {
        return exists("device where dialect = ?1 and identifier = ?2 and id <> ?3", dialect, identifier, except);
    }

    boolean everBeam(DeviceId device, String signal) {
        return exists("beam_binding where device_id = ?1 and signal = ?2", device.value(), signal);
    }

    private boolean exists(String rows, Object... parameters) {
        var query = getSession().createNativeQuery("select exists (select from " + rows + ")", Boolean.class);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query.getSingleResult();
    }

    void addBeam(DeviceId device, BeamTimelines.Row row) {
        getSession()
                .createNativeMutationQuery("""
                        insert into beam_binding (device_id, signal, valid_from, door_id, side, broken_when_on)
                        values (?1, ?2, ?3, nullif(?4, 0), case when ?4 = 0 then null else ?5 end, ?6)""")
                .setParameter(1, device.value())
                .setParameter(2, row.signal())
                .setParameter(3, row.from())
                .setParameter(4, row.door())
                .setParameter(5, row.side().name())
                .setParameter(6, row.brokenWhenOn())
                .executeUpdate();
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
