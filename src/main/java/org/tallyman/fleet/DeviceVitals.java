package org.tallyman.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tallyman.device.DeviceView;
import org.tallyman.ident.DeviceId;
import org.tallyman.intake.LinkVitals;
import org.tallyman.platform.sql.Sql;

/** Battery and signal as devices measured them last. */
@ApplicationScoped
class DeviceVitals implements LinkVitals {

    private static final double LOW_PERCENT = 15;

    private final Sql sql;

    DeviceVitals(Sql sql) {
        this.sql = sql;
    }

    private record Row(long device, String quantity, double value, String unit) {

        String words() {
            String format = unit.equals("V") ? "%.2f %s" : "%.0f %s";
            return String.format(Locale.ROOT, format, value, unit).replace('-', '\u2212');
        }
    }

    @Override
    public Map<DeviceId, Vitals> of(List<DeviceView> devices) {
        Map<DeviceId, Vitals> vitals = new HashMap<>();
        // The best word on a battery comes last: percent behind volts.
        sql.list(
                        """
                        select device_id, quantity, value, unit from device_value
                        where device_id = any (?) and quantity in ('battery', 'battery-voltage', 'rssi')
                        order by device_id, quantity desc, observed_ms""",
                        row -> new Row(
                                row.getLong("device_id"),
                                row.getString("quantity"),
                                row.getDouble("value"),
                                row.getString("unit")),
                        (Object) devices.stream()
                                .map(device -> device.id().value())
                                .toArray(Long[]::new))
                .forEach(row -> vitals.merge(new DeviceId(row.device()), of(row), DeviceVitals::and));
        return vitals;
    }

    private static Vitals of(Row row) {
        if (row.quantity().equals("rssi")) {
            return new Vitals("", false, row.words());
        }
        return new Vitals(row.words(), row.unit().equals("%") && row.value() < LOW_PERCENT, "");
    }

    private static Vitals and(Vitals before, Vitals next) {
        return new Vitals(
                next.battery().isEmpty() ? before.battery() : next.battery(),
                next.battery().isEmpty() ? before.low() : next.low(),
                next.signal().isEmpty() ? before.signal() : next.signal());
    }
}
