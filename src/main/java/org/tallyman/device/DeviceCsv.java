package org.tallyman.device;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.DeviceModel;
import org.tallyman.ident.DeviceId;
import org.tallyman.ident.PlaceId;
import org.tallyman.place.PlaceCodes;
import org.tallyman.place.ReadPoints;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;
import org.tallyman.platform.csv.CsvImport;
import org.tallyman.platform.csv.CsvTable;
import org.tallyman.platform.csv.CsvText;
import org.tallyman.platform.csv.ImportReport;

/**
 * Devices as CSV, gateways before their children. Columns code, name, kind, dialect, model, site and place (their codes),
 * profile (key=value on each line of the cell), identifier, expectedIntervalS, clockToleranceS, gateway (its code) and
 * childName, as many as wanted: a fleet is told by identifier and model. A row whose code is known, or whose identifier where
 * there is no code, edits that device and leaves it what the file has no column for. Tokens are in no file.
 */
@ApplicationScoped
class DeviceCsv {

    static final List<String> COLUMNS = List.of(
            "code",
            "name",
            "kind",
            "dialect",
            "model",
            "site",
            "place",
            "profile",
            "identifier",
            "expectedIntervalS",
            "clockToleranceS",
            "gateway",
            "childName");

    private final CsvImport imports;
    private final DeviceRows rows;
    private final DeviceRepository repository;
    private final Devices devices;
    private final ReadPoints readPoints;

    DeviceCsv(CsvImport imports, DeviceRows rows, DeviceRepository repository, Devices devices, ReadPoints readPoints) {
        this.imports = imports;
        this.rows = rows;
        this.repository = repository;
        this.devices = devices;
        this.readPoints = readPoints;
    }

    static Outcome<CsvTable> read(String text) {
        return CsvTable.read(text, Set.copyOf(COLUMNS), Set.of());
    }

    ImportReport load(CsvTable table, boolean dryRun) {
        PlaceCodes codes = PlaceCodes.of(readPoints.snapshot());
        return imports.run(table, dryRun, List.of("code", "identifier"), row -> {
            repository.getSession().clear();
            return put(row, table, codes);
        });
    }

    private Outcome<DeviceId> put(Fields row, CsvTable table, PlaceCodes codes) {
        String place = codes.read(row, "place")
                .map(found -> String.valueOf(found.id().value()))
                .orElse("");
        return row.problem()
                .<Outcome<DeviceId>>map(Outcome::refused)
                .orElseGet(() -> rows.put(place.isEmpty() ? row : row.with("placeId", place), kept(table)));
    }

    /** What a device keeps of itself, since the file says nothing of it. */
    private static Set<String> kept(CsvTable table) {
        Set<String> kept = new HashSet<>(COLUMNS);
        kept.removeAll(table.columns());
        if (kept.containsAll(Set.of("site", "place"))) {
            kept.add("placeId");
        }
        return kept;
    }

    String write(Stream<DeviceView> shown) {
        PlaceCodes codes = PlaceCodes.of(readPoints.snapshot());
        DeviceSnapshot snapshot = devices.snapshot();
        return CsvText.of(COLUMNS, shown.map(device -> row(device, snapshot, codes)));
    }

    private static List<String> row(DeviceView device, DeviceSnapshot snapshot, PlaceCodes codes) {
        PlaceId site = device.site();
        DeviceId gateway = device.gateway();
        return List.of(
                device.code(),
                device.name(),
                device.kind().name(),
                device.dialect(),
                device.model(),
                codes.code(site),
                codes.code(device.place()),
                ProfileText.without(device.profile().settings(), DeviceModel.SETTING),
                text(device.identifier()),
                text(device.expectedIntervalS()),
                text(device.clockToleranceS()),
                gateway == null
                        ? ""
                        : snapshot.byId(gateway.value()).map(DeviceView::code).orElse(""),
                text(device.childName()));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
