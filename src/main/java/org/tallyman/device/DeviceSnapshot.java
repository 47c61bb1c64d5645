package org.tallyman.device;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Profile;
import org.tallyman.ident.DeviceId;
import org.tallyman.platform.snapshot.LongIndex;

/** All devices and bindings as they were at one version, disabled ones included. Immutable. */
public final class DeviceSnapshot {

    /** One device's timelines by antenna. */
    record DeviceBindings(long device, LongIndex<BindingTimeline> antennas) {}

    /** A profile that a device had. */
    record ProfileKey(long device, int version) {}

    private record ChildKey(long gateway, String name) {}

    private record LineKey(String dialect, String identifier) {}

    private final long version;
    private final LongIndex<DeviceView> byId;
    private final Map<String, DeviceView> byCode;
    private final Map<ChildKey, DeviceView> children;
    private final Map<LineKey, DeviceView> callers;
    private final Map<ProfileKey, Profile> pastProfiles;
    private final LongIndex<DeviceBindings> bindings;
    private final BeamTimelines beams;

    DeviceSnapshot(
            long version,
            LongIndex<DeviceView> byId,
            Map<ProfileKey, Profile> pastProfiles,
            LongIndex<DeviceBindings> bindings,
            BeamTimelines beams) {
        this.version = version;
        this.byId = byId;
        this.pastProfiles = Map.copyOf(pastProfiles);
        this.bindings = bindings;
        this.beams = beams;
        this.byCode =
                byId.values().stream().collect(Collectors.toUnmodifiableMap(DeviceView::code, Function.identity()));
        this.children = byId.values().stream()
                .filter(device -> device.gateway() != null)
                .collect(Collectors.toUnmodifiableMap(DeviceSnapshot::childKey, Function.identity()));
        Map<LineKey, DeviceView> callers = new HashMap<>();
        for (DeviceView device : byId.values()) {
            if (device.identifier() != null) {
                callers.put(new LineKey(device.dialect(), device.identifier()), device);
            }
        }
        this.callers = Map.copyOf(callers);
    }

    private static ChildKey childKey(DeviceView device) {
        if (device.gateway() == null || device.childName() == null) {
            throw new IllegalArgumentException("device " + device.code() + " is no child");
        }
        return new ChildKey(device.gateway().value(), device.childName());
    }

    /** Grows with every change of a device or a binding. */
    public long version() {
        return version;
    }

    public Optional<DeviceView> byId(long device) {
        return Optional.ofNullable(byId.get(device));
    }

    /** The profile that a device had in a version; the present one where it never had that. */
    public Profile profile(long device, int version) {
        Profile past = pastProfiles.get(new ProfileKey(device, version));
        return past != null ? past : byId(device).map(DeviceView::profile).orElse(Profile.DEFAULT);
    }

    public Optional<DeviceView> byCode(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** The device with this id, or else with this code: programs know one, people the other. */
    public Optional<DeviceView> find(String idOrCode) {
        return byIdText(idOrCode).or(() -> byCode(idOrCode));
    }

    /** Whether this is the id of one device and the code of another, as codes of before may be. */
    boolean isOfTwo(String idOrCode) {
        Optional<DeviceView> numbered = byIdText(idOrCode);
        Optional<DeviceView> coded = byCode(idOrCode);
        return numbered.isPresent() && coded.isPresent() && !numbered.equals(coded);
    }

    private Optional<DeviceView> byIdText(String text) {
        boolean number = text.length() <= 18 && DeviceDetails.isNumber(text);
        return number ? byId(Long.parseLong(text)) : Optional.empty();
    }

    /** The device that calls itself by one of these names on lines of a language; the first name that is known counts. */
    public Optional<DeviceView> byIdentifier(String dialect, List<String> identifiers) {
        for (String identifier : identifiers) {
            DeviceView device = callers.get(new LineKey(dialect, identifier));
            if (device != null) {
                return Optional.of(device);
            }
        }
        return Optional.empty();
    }

    /** The device that a gateway's payload calls by this name. */
    public Optional<DeviceView> child(long gateway, String childName) {
        return Optional.ofNullable(children.get(new ChildKey(gateway, childName)));
    }

    /** By ascending id. */
    public List<DeviceView> devices() {
        return byId.values();
    }

    /**
     * The read point that an antenna served at an instant: by a binding of its own, else by that of antenna 0.
     *
     * @return 0 when it served none
     */
    public long readPointAt(long device, int antenna, Instant at) {
        DeviceBindings bound = bindings.get(device);
        if (bound == null) {
            return 0;
        }
        long own = readPoint(bound.antennas().get(antenna), at);
        return own != 0 || antenna == 0 ? own : readPoint(bound.antennas().get(0), at);
    }

    /** The read points that an antenna ever served by a binding of its own or by that of antenna 0. */
    Set<Long> readPointsEver(long device, int antenna) {
        DeviceBindings bound = bindings.get(device);
        if (bound == null) {
            return Set.of();
        }
        return Stream.of(bound.antennas().get(antenna), bound.antennas().get(0))
                .flatMap(timeline -> timeline == null ? Stream.empty() : timeline.entries().stream())
                .map(BindingTimeline.Entry::readPoint)
                .filter(readPoint -> readPoint != 0)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether no other binding ever said what the antennas serve to which this one applies. */
    public boolean isFirst(AntennaBinding binding) {
        DeviceBindings bound = bindings.get(binding.device().value());
        return bound != null
                && bound.antennas().values().stream()
                                .filter(timeline -> binding.antenna() == 0
                                        || timeline.antenna() == binding.antenna()
                                        || timeline.antenna() == 0)
                                .mapToInt(timeline -> timeline.entries().size())
                                .sum()
                        == 1;
    }

    /** Whether it follows from this binding what an antenna of its device served at an instant. */
    public boolean applies(AntennaBinding binding, int antenna, Instant at) {
        DeviceBindings bound = bindings.get(binding.device().value());
        if (bound == null) {
            return false;
        }
        boolean concerned = antenna == binding.antenna()
                || (binding.antenna() == 0 && readPoint(bound.antennas().get(antenna), at) == 0);
        BindingTimeline timeline = bound.antennas().get(binding.antenna());
        return concerned && timeline != null && binding.from().equals(timeline.beganAt(at));
    }

    /** The devices that ever served any of these read points. */
    public Set<DeviceId> serving(Set<Long> readPoints) {
        return bindings.values().stream()
                .filter(device -> device.antennas().values().stream()
                        .flatMap(timeline -> timeline.entries().stream())
                        .anyMatch(entry -> readPoints.contains(entry.readPoint())))
                .map(device -> new DeviceId(device.device()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether any input ever was a light beam. */
    public boolean anyBeams() {
        return !beams.none();
    }

    /** All inputs that ever were light beams of a door; mostly none. */
    public List<Beam> beamsOf(long door) {
        return beams.ofDoor(door);
    }

    /** The doors of which a device's input ever was a light beam; mostly none. */
    public List<Long> beamDoors(long device, String signal) {
        return beams.doors(device, signal);
    }

    /** Whether passages through a door are decided by light beams at an instant: it has both. */
    public boolean hasBeams(long door, Instant at) {
        boolean inner = false;
        boolean outer = false;
        for (Beam beam : beams.ofDoor(door)) {
            boolean holds = beam.holdsAt(at);
            inner |= holds && beam.side() == BeamSide.INNER;
            outer |= holds && beam.side() == BeamSide.OUTER;
        }
        return inner && outer;
    }

    /** The rows of a device's beams, by input and time. */
    List<BeamTimelines.Row> beams(long device) {
        return beams.ofDevice(device);
    }

    /** The rows of a device's bindings, by antenna and time. */
    List<DeviceDocument.Binding> bindings(long device) {
        DeviceBindings bound = bindings.get(device);
        return bound == null
                ? List.of()
                : bound.antennas().values().stream()
                        .flatMap(BindingTimeline::rows)
                        .toList();
    }

    private static long readPoint(@Nullable BindingTimeline timeline, Instant at) {
        return timeline == null ? 0 : timeline.at(at);
    }
}
