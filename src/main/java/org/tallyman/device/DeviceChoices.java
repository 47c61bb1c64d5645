package org.tallyman.device;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.DeviceKind;
import org.tallyman.dialect.DeviceModel;
import org.tallyman.dialect.DialectRegistry;
import org.tallyman.ident.PlaceId;
import org.tallyman.place.PlaceKind;
import org.tallyman.place.PlaceSnapshot;
import org.tallyman.place.PlaceView;
import org.tallyman.place.ReadPoints;
import org.tallyman.platform.Option;
import org.tallyman.platform.command.SitePermits;
import org.tallyman.platform.command.SitePermits.Verb;

/** What the forms of devices offer, and what stands in them. */
@ApplicationScoped
class DeviceChoices {

    private static final int OPTIONS_MAX = 500;

    private final DialectRegistry registry;
    private final DeviceModels models;
    private final ReadPoints readPoints;
    private final SitePermits permits;

    DeviceChoices(DialectRegistry registry, DeviceModels models, ReadPoints readPoints, SitePermits permits) {
        this.registry = registry;
        this.models = models;
        this.readPoints = readPoints;
        this.permits = permits;
    }

    List<Option> kinds() {
        return Arrays.stream(DeviceKind.values())
                .map(kind -> new Option(kind.name(), kind.word()))
                .toList();
    }

    /** Models to choose from, as people say them; any other text may be typed. */
    List<String> models() {
        return models.all().stream()
                .map(spoken -> spoken.model().title())
                .distinct()
                .toList();
    }

    List<Option> dialects() {
        return registry.names().stream().map(name -> new Option(name, name)).toList();
    }

    /** Places in use at the caller's sites but bins, by path. */
    List<Option> places() {
        return places(kind -> kind != PlaceKind.BIN);
    }

    /** Doors in use at the caller's sites, by path. */
    List<Option> doors() {
        return places(kind -> kind == PlaceKind.DOOR);
    }

    private List<Option> places(Predicate<PlaceKind> wanted) {
        PlaceSnapshot snapshot = readPoints.snapshot();
        return snapshot.places().stream()
                .filter(place -> !place.archived() && wanted.test(place.kind()))
                .filter(place -> permits.allows(Verb.CONFIGURE, place.site().value()))
                .sorted(Comparator.comparing(PlaceView::path))
                .limit(OPTIONS_MAX)
                .map(place -> new Option(String.valueOf(place.id().value()), name(snapshot, place)))
                .toList();
    }

    /** Read points in use at the caller's sites. */
    List<Option> readPoints() {
        return readPoints.snapshot().readPoints().stream()
                .filter(point -> !point.archived())
                .filter(point -> permits.allows(Verb.CONFIGURE, point.site().value()))
                .limit(OPTIONS_MAX)
                .map(point -> new Option(
                        String.valueOf(point.id().value()),
                        point.name() + " · " + point.role().word() + " · " + point.code()))
                .toList();
    }

    /** What people call a place, with its site; empty for none. */
    String name(@Nullable PlaceId place) {
        PlaceSnapshot snapshot = readPoints.snapshot();
        return snapshot.place(place).map(view -> name(snapshot, view)).orElse("");
    }

    private static String name(PlaceSnapshot snapshot, PlaceView place) {
        String site = snapshot.place(place.site().value()).map(PlaceView::code).orElse("");
        return place.kind() == PlaceKind.SITE ? place.name() : site + " · " + place.name();
    }

    static Map<String, String> values(DeviceView device) {
        Map<String, String> values = new HashMap<>();
        values.put("name", device.name());
        values.put("kind", device.kind().name());
        values.put("dialect", device.dialect());
        values.put("profile", ProfileText.without(device.profile().settings(), DeviceModel.SETTING));
        values.put("model", device.model());
        PlaceId place = device.place();
        if (place != null) {
            values.put("placeId", String.valueOf(place.value()));
        }
        String identifier = device.identifier();
        if (identifier != null) {
            values.put("identifier", identifier);
        }
        Integer interval = device.expectedIntervalS();
        if (interval != null) {
            values.put("expectedIntervalS", String.valueOf(interval));
        }
        values.put("clockToleranceS", String.valueOf(device.clockToleranceS()));
        return values;
    }
}
