package org.tallyman.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.tallyman.platform.rebuild.Comparison;
import org.tallyman.platform.rebuild.DerivedState;

/** Fixes, measurements and the newest of each. */
@ApplicationScoped
class ObservedState implements DerivedState {

    private static final String HOW_CUT = "how readings are cut into runs";

    ObservedState() {}

    @Override
    public List<String> tables() {
        return List.of("fix_run", "measurement_run", "device_position", "device_value");
    }

    @Override
    public List<Comparison> comparisons() {
        return List.of(
                Comparison.of("fix", """
                        select r.device_id, r.first_ms + x.after_ms as observed_ms, r.message, x.element, x.valid, x.latitude,
                            x.longitude, x.altitude_m, x.speed_kmh, x.course_deg, x.accuracy_m
                        from {}.fix_run r cross join lateral unnest(r.after_ms, r.element, r.valid, r.latitude, r.longitude,
                            r.altitude_m, r.speed_kmh, r.course_deg, r.accuracy_m) as x (after_ms, element, valid, latitude,
                            longitude, altitude_m, speed_kmh, course_deg, accuracy_m)
                        where r.message >= {since}""", HOW_CUT),
                Comparison.of("measurement", """
                        select r.device_id, r.first_ms + x.after_ms as observed_ms, r.message, r.quantity, r.sensor, r.unit,
                            x.element, x.value
                        from {}.measurement_run r cross join lateral unnest(r.after_ms, r.element, r.value)
                            as x (after_ms, element, value)
                        where r.message >= {since}""", HOW_CUT),
                Comparison.ofAll("device_position", "select * from {}.device_position", ""),
                Comparison.ofAll("device_value", "select * from {}.device_value", ""));
    }
}
