package org.tallyman.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyman.device.DeviceAccess;
import org.tallyman.device.DeviceView;
import org.tallyman.device.Devices;
import org.tallyman.place.PlaceSnapshot;
import org.tallyman.place.PlaceView;
import org.tallyman.place.ReadPoints;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.SitePermits;
import org.tallyman.platform.command.SitePermits.Verb;

/** Whose measurements somebody asks for: those of a device, or of all devices that stand in a place. */
@ApplicationScoped
class Measured {

    /** Devices of one place that are looked at; those with the least ids. */
    static final int DEVICES_MAX = 200;

    private final DeviceAccess access;
    private final Devices devices;
    private final ReadPoints readPoints;
    private final SitePermits permits;

    Measured(DeviceAccess access, Devices devices, ReadPoints readPoints, SitePermits permits) {
        this.access = access;
        this.devices = devices;
        this.readPoints = readPoints;
        this.permits = permits;
    }

    /**
     * A device, or a place with its devices.
     *
     * @param place null for a device
     * @param devices the one, or those that stand in the place, by name
     * @param leftOut how many more stand in the place
     * @param mayConfigure whether the caller may set limits
     */
    record Subject(@Nullable PlaceView place, List<DeviceView> devices, int leftOut, boolean mayConfigure) {

        /** Ends the request where not all devices are looked at: a list or a file with holes would not say so. */
        Subject whole() {
            if (leftOut > 0) {
                throw Problem.invalid(
                                "place",
                                place == null ? "" : Long.toString(place.id().value()),
                                "has at most " + DEVICES_MAX + " devices in it; " + (devices.size() + leftOut)
                                        + " stand in this one: ask for places within it")
                        .exception();
            }
            return this;
        }

        String name() {
            return place == null ? devices.getFirst().name() : place.name();
        }

        /** By which people and the audit trail know it. */
        String code() {
            return place == null ? devices.getFirst().code() : place.code();
        }

        List<Long> ids() {
            return devices.stream().map(device -> device.id().value()).toList();
        }

        MeasurementLimits.Owner owner() {
            return place == null
                    ? MeasurementLimits.Owner.device(devices.getFirst().id().value())
                    : MeasurementLimits.Owner.place(place.id().value());
        }
    }

    /**
     * What is asked for; one of both.
     *
     * @param device id or code
     * @throws org.tallyman.platform.ProblemException 400 where it is not one of both, 404 where the caller may not see it
     */
    Subject subject(@Nullable String device, @Nullable Long place) {
        boolean named = device != null && !device.isEmpty();
        if (named == (place != null)) {
            throw Problem.invalid("device", device == null ? "" : device, "is given, or else place")
                    .exception();
        }
        if (place == null) {
            DeviceView found = access.require(device == null ? "" : device, Verb.VIEW);
            return new Subject(null, List.of(found), 0, access.allows(found, Verb.CONFIGURE));
        }
        PlaceView found = readPoints
                .snapshot()
                .place(place)
                .orElseThrow(() -> Problem.notFound("place " + place).exception());
        permits.require(Verb.VIEW, found.site().value(), "place " + place);
        Standing in = in(found);
        return new Subject(
                found,
                in.devices(),
                in.leftOut(),
                permits.allows(Verb.CONFIGURE, found.site().value()));
    }

    /** By name; {@code leftOut} how many more there are. */
    record Standing(List<DeviceView> devices, int leftOut) {}

    /** The devices that stand in a place or in what is in it. */
    Standing in(PlaceView place) {
        PlaceSnapshot places = readPoints.snapshot();
        List<DeviceView> all = devices.snapshot().devices().stream()
                .filter(device -> places.stands(device.place(), place))
                .toList();
        List<DeviceView> some = all.stream()
                .limit(DEVICES_MAX)
                .sorted(Comparator.comparing(DeviceView::name).thenComparing(DeviceView::code))
                .toList();
        return new Standing(some, all.size() - some.size());
    }

    /** Ends the request unless the caller may set limits of it. */
    void requireConfigure(Subject subject) {
        PlaceView place = subject.place();
        if (place == null) {
            access.require(subject.devices().getFirst().id(), Verb.CONFIGURE);
        } else {
            permits.require(
                    Verb.CONFIGURE, place.site().value(), "place " + place.id().value());
        }
    }
}
