package org.tallyman.place;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tallyman.ident.ReadPointId;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;
import org.tallyman.platform.csv.CsvImport;
import org.tallyman.platform.csv.CsvTable;
import org.tallyman.platform.csv.CsvText;
import org.tallyman.platform.csv.ImportReport;

/**
 * Read points as CSV. Columns code, name, role, site, and place or door (codes within the site; a door side without a
 * place is at the door itself), and as far as wanted those of {@link ReadPointSettings}. A row whose code is known edits
 * that read point, but neither its role nor its door; settings that differ hold from now on.
 */
@ApplicationScoped
class ReadPointCsv {

    static final List<String> COLUMNS = List.of(
            "code",
            "name",
            "role",
            "site",
            "place",
            "door",
            "quantumMs",
            "gapMs",
            "observedCount",
            "rssiMarginCdbm",
            "holdOffMs",
            "staticAfterMs",
            "passageWindowMs",
            "bizStep",
            "disposition");

    private final CsvImport imports;
    private final ReadPointCommands commands;
    private final ReadPointRepository repository;
    private final ReadPoints readPoints;
    private final Clock clock;

    ReadPointCsv(
            CsvImport imports,
            ReadPointCommands commands,
            ReadPointRepository repository,
            ReadPoints readPoints,
            Clock clock) {
        this.imports = imports;
        this.commands = commands;
        this.repository = repository;
        this.readPoints = readPoints;
        this.clock = clock;
    }

    static Outcome<CsvTable> read(String text) {
        return CsvTable.read(text, Set.copyOf(COLUMNS), Set.of("code", "name", "role", "site"));
    }

    ImportReport load(CsvTable table, boolean dryRun) {
        PlaceSnapshot snapshot = readPoints.snapshot();
        PlaceCodes codes = PlaceCodes.of(snapshot);
        Set<String> earlier = new HashSet<>();
        return imports.run(table, dryRun, List.of("code"), row -> {
            repository.getSession().clear();
            return put(row, snapshot, codes, earlier);
        });
    }

    private Outcome<ReadPointId> put(Fields row, PlaceSnapshot snapshot, PlaceCodes codes, Set<String> earlier) {
        String code = row.required("code", 64);
        // One that an earlier row made is in no snapshot yet.
        if (!code.isEmpty() && !earlier.add(code)) {
            row.refuse("code", "comes once in a file");
        }
        ReadPointRole role = row.choice("role", ReadPointRole.class);
        Optional<PlaceView> door = codes.read(row, "door");
        Optional<PlaceView> place = codes.read(row, "place").or(() -> door);
        if (!row.has(role.atDoor() ? "door" : "place")) {
            row.refuse(role.atDoor() ? "door" : "place", "must be given");
        }
        if (!role.atDoor() && row.has("door")) {
            row.refuse("door", "belongs to the roles DOOR_INSIDE and DOOR_OUTSIDE");
        }
        door.filter(found -> found.kind() != PlaceKind.DOOR)
                .ifPresent(found -> row.refuse("door", "is a place of kind DOOR, not " + found.kind()));
        Optional<ReadPointView> known = snapshot.find(snapshot.byCode(code));
        known.ifPresent(point -> keep(row, point, role, door));
        if (row.problem().isPresent() || place.isEmpty()) {
            return Outcome.refused(row.problem().orElseThrow());
        }
        Fields said = row.with("placeId", id(place.get()));
        return known.isPresent()
                ? edit(known.get(), snapshot, said)
                : commands.create(door.isEmpty() ? said : said.with("doorId", id(door.get())));
    }

    /** Another side is another read point. */
    private static void keep(Fields row, ReadPointView point, ReadPointRole role, Optional<PlaceView> door) {
        if (role != point.role()) {
            row.refuse("role", "stays " + point.role());
        }
        if (!door.equals(Optional.ofNullable(point.door()))) {
            PlaceView now = point.door();
            row.refuse("door", "stays " + (now == null ? "empty" : now.code()));
        }
    }

    private Outcome<ReadPointId> edit(ReadPointView point, PlaceSnapshot snapshot, Fields said) {
        ReadPointSettings now = snapshot.settingsAt(point.id().value(), clock.instant());
        boolean same = now.equals(now.changedBy(said));
        Optional<Outcome<ReadPointId>> refused = said.problem().map(Outcome::refused);
        if (refused.isPresent()) {
            return refused.get();
        }
        return switch (commands.edit(point.id(), null, said)) {
            case Outcome.Done<ReadPointId> done when !same -> commands.changeSettings(done.value(), said);
            case Outcome<ReadPointId> outcome -> outcome;
        };
    }

    private static String id(PlaceView place) {
        return String.valueOf(place.id().value());
    }

    static String write(PlaceSnapshot snapshot, Stream<ReadPointView> points, Instant now) {
        PlaceCodes codes = PlaceCodes.of(snapshot);
        return CsvText.of(
                COLUMNS,
                points.filter(point -> !point.archived())
                        .map(point ->
                                row(point, codes, snapshot.settingsAt(point.id().value(), now))));
    }

    private static List<String> row(ReadPointView point, PlaceCodes codes, ReadPointSettings settings) {
        PlaceView door = point.door();
        return List.of(
                point.code(),
                point.name(),
                point.role().name(),
                codes.code(point.site()),
                point.place().equals(door) ? "" : point.place().code(),
                door == null ? "" : door.code(),
                String.valueOf(settings.quantumMs()),
                String.valueOf(settings.gapMs()),
                String.valueOf(settings.observedCount()),
                String.valueOf(settings.rssiMarginCdbm()),
                String.valueOf(settings.holdOffMs()),
                String.valueOf(settings.staticAfterMs()),
                String.valueOf(settings.passageWindowMs()),
                settings.bizStep(),
                settings.disposition());
    }
}
