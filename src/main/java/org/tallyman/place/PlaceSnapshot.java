package org.tallyman.place;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallyman.ident.PlaceId;
import org.tallyman.platform.snapshot.LongIndex;

/** All places and read points as they were at one version. Immutable; finding allocates nothing but the Optional. */
public final class PlaceSnapshot {

    private final long version;
    private final LongIndex<PlaceView> places;
    private final LongIndex<ReadPointView> readPoints;
    private final LongIndex<SettingsTimeline> settings;
    private final Map<PlaceId, List<PlaceView>> children;
    private final Map<String, Long> byCode;
    private final List<PlaceView> sites;

    PlaceSnapshot(
            long version,
            LongIndex<PlaceView> places,
            LongIndex<ReadPointView> readPoints,
            LongIndex<SettingsTimeline> settings) {
        this.version = version;
        this.places = places;
        this.readPoints = readPoints;
        this.settings = settings;
        this.byCode = readPoints.values().stream()
                .collect(Collectors.toUnmodifiableMap(
                        ReadPointView::code, point -> point.id().value()));
        this.children = places.values().stream()
                .filter(place -> place.parent() != null)
                .sorted(Comparator.comparing(PlaceView::code))
                .collect(Collectors.groupingBy(place -> place.parent() == null ? place.site() : place.parent()));
        this.sites = places.values().stream()
                .filter(place -> place.kind() == PlaceKind.SITE)
                .sorted(Comparator.comparing(PlaceView::code))
                .toList();
    }

    /** Grows with every change of a place, a read point or its settings. */
    public long version() {
        return version;
    }

    public Optional<ReadPointView> find(long readPoint) {
        return Optional.ofNullable(readPoints.get(readPoint));
    }

    /** The read point with this code; 0 when there is none. */
    public long byCode(String code) {
        return byCode.getOrDefault(code, 0L);
    }

    /**
     * The settings in force at an instant; those of the first row for any time before it.
     *
     * @throws IllegalArgumentException when there is no such read point
     */
    public ReadPointSettings settingsAt(long readPoint, Instant instant) {
        SettingsTimeline timeline = settings.get(readPoint);
        if (timeline == null) {
            throw new IllegalArgumentException("no read point " + readPoint);
        }
        return timeline.at(instant);
    }

    /** The settings of a read point over time, oldest first; never empty. */
    List<SettingsTimeline.Entry> settings(long readPoint) {
        SettingsTimeline timeline = settings.get(readPoint);
        if (timeline == null) {
            throw new IllegalArgumentException("no read point " + readPoint);
        }
        return timeline.entries();
    }

    public List<ReadPointView> readPoints() {
        return readPoints.values();
    }

    public Optional<PlaceView> place(long place) {
        return Optional.ofNullable(places.get(place));
    }

    /** Empty for none. */
    public Optional<PlaceView> place(@Nullable PlaceId place) {
        return place == null ? Optional.empty() : place(place.value());
    }

    /** Whether what stands at a place, if at any, stands in another. */
    public boolean stands(@Nullable PlaceId at, PlaceView in) {
        return place(at).filter(place -> place.within(in)).isPresent();
    }

    public List<PlaceView> places() {
        return places.values();
    }

    /** By code. */
    public List<PlaceView> sites() {
        return sites;
    }

    /** The places directly in this one, by code. */
    public List<PlaceView> children(PlaceId place) {
        return children.getOrDefault(place, List.of());
    }
}
