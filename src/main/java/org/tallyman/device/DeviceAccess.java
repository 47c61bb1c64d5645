package org.tallyman.device;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallyman.ident.DeviceId;
import org.tallyman.ident.PlaceId;
import org.tallyman.place.PlaceView;
import org.tallyman.place.ReadPoints;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.SitePermits;
import org.tallyman.platform.command.SitePermits.Verb;

/** Which devices the caller may see or change: those at its sites; those at no site need the right at every site. */
@ApplicationScoped
public class DeviceAccess {

    private final Devices devices;
    private final ReadPoints readPoints;
    private final SitePermits permits;

    DeviceAccess(Devices devices, ReadPoints readPoints, SitePermits permits) {
        this.devices = devices;
        this.readPoints = readPoints;
        this.permits = permits;
    }

    /** By id. */
    public Stream<DeviceView> visible() {
        return devices.snapshot().devices().stream().filter(this::maySee);
    }

    public Optional<DeviceView> find(DeviceId id) {
        return devices.byId(id.value()).filter(this::maySee);
    }

    /**
     * By what people and programs call it: its id or its code.
     *
     * @throws org.tallyman.platform.ProblemException 409 where it is the id of one device and the code of another
     */
    public Optional<DeviceView> find(String idOrCode) {
        return named(idOrCode).filter(this::maySee);
    }

    /** The id for a filter, by id or code; one that nothing has where the caller may see no such device. */
    public long id(String idOrCode) {
        return find(idOrCode).map(device -> device.id().value()).orElse(0L);
    }

    public Optional<DeviceView> byCode(String code) {
        return devices.byCode(code).filter(this::maySee);
    }

    /**
     * The device.
     *
     * @throws org.tallyman.platform.ProblemException 404 where there is none for this caller
     * @throws io.quarkus.security.ForbiddenException 403, where the caller may see but not do it
     */
    public DeviceView require(DeviceId id, Verb verb) {
        return require(id.value(), verb);
    }

    /** As {@link #require(DeviceId, Verb)}, by a number that may be none. */
    public DeviceView require(long id, Verb verb) {
        return require(devices.byId(id), verb, "device " + id);
    }

    /** As {@link #require(DeviceId, Verb)}, by what people and programs call it; see {@link #find(String)}. */
    public DeviceView require(String idOrCode, Verb verb) {
        return require(named(idOrCode), verb, "device " + idOrCode);
    }

    private Optional<DeviceView> named(String idOrCode) {
        DeviceSnapshot snapshot = devices.snapshot();
        if (snapshot.isOfTwo(idOrCode)) {
            throw Problem.conflict(
                            "“" + idOrCode
                                    + "” is the id of one device and the code of another: say the code of the one, or the id of the other")
                    .exception();
        }
        return snapshot.find(idOrCode);
    }

    private DeviceView require(Optional<DeviceView> found, Verb verb, String thing) {
        DeviceView device = found.orElseThrow(() -> Problem.notFound(thing).exception());
        permits.require(verb, site(device), thing);
        return device;
    }

    public boolean allows(DeviceView device, Verb verb) {
        return permits.allows(verb, site(device));
    }

    boolean mayConfigureSomewhere() {
        return permits.allowsEverywhere(Verb.CONFIGURE)
                || readPoints.snapshot().sites().stream()
                        .anyMatch(
                                site -> permits.allows(Verb.CONFIGURE, site.id().value()));
    }

    /** Asks for the right to configure at the site of a place, or at every site without one. */
    void requireAt(@Nullable Long place) {
        if (place == null) {
            permits.requireEverywhere(Verb.CONFIGURE);
            return;
        }
        String thing = "place " + place;
        PlaceView found = readPoints
                .snapshot()
                .place(place)
                .orElseThrow(() -> Problem.notFound(thing).exception());
        permits.require(Verb.CONFIGURE, found.site().value(), thing);
    }

    /** A door of another site is none that a beam may watch; null is none. */
    void requireDoor(@Nullable Long id) {
        if (id != null
                && readPoints
                        .snapshot()
                        .place(id)
                        .filter(door ->
                                permits.allows(Verb.CONFIGURE, door.site().value()))
                        .isEmpty()) {
            throw Problem.invalid("doorId", id.toString(), "is the id of a door in use")
                    .exception();
        }
    }

    /** A read point that is not the caller's to configure does not exist as one that a device may serve; null is none. */
    void requireReadPoint(@Nullable Long id) {
        if (id != null
                && readPoints
                        .snapshot()
                        .find(id)
                        .filter(point ->
                                permits.allows(Verb.CONFIGURE, point.site().value()))
                        .isEmpty()) {
            throw Problem.invalid("readPointId", id.toString(), "is the id of a read point in use")
                    .exception();
        }
    }

    private boolean maySee(DeviceView device) {
        return allows(device, Verb.VIEW);
    }

    private static @Nullable Long site(DeviceView device) {
        PlaceId site = device.site();
        return site == null ? null : site.value();
    }
}
