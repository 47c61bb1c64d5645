package org.tallyman.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.tallyman.platform.rebuild.Comparison;
import org.tallyman.platform.rebuild.DerivedState;

/** Fixes, measurements and the newest of each. */
@ApplicationScoped
class ObservedState implements DerivedState {

    ObservedState() {}

    @Override
    public List<String> tables() {
        return List.of("fix", "measurement", "device_position", "device_value");
    }

    @Override
    public List<Comparison> comparisons() {
        return List.of(
                Comparison.of("fix", "select * from {}.fix where message >= {since}", ""),
                Comparison.of("measurement", "select * from {}.measurement where message >= {since}", ""),
                Comparison.ofAll("device_position", "select * from {}.device_position", ""),
                Comparison.ofAll("device_value", "select * from {}.device_value", ""));
    }
}
