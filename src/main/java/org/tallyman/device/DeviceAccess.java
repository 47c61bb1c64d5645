package org.tallyman.device;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallyman.ident.PlaceId;
import org.tallyman.place.PlaceView;
import org.tallyman.place.ReadPoints;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.SitePermits;
import org.tallyman.platform.command.SitePermits.Verb;

/** Which devices the caller may see or change: those at its sites; those at no site need the right at every site. */
@ApplicationScoped
class DeviceAccess {

    private final Devices devices;
    private final ReadPoints readPoints;
    private final SitePermits permits;

    DeviceAccess(Devices devices, ReadPoints readPoints, SitePermits permits) {
        this.devices = devices;
        this.readPoints = readPoints;
        this.permits = permits;
    }

    /** By id. */
    Stream<DeviceView> visible() {
        return devices.snapshot().devices().stream().filter(this::visible);
    }

    private boolean visible(DeviceView device) {
        PlaceId site = device.site();
        return site == null ? permits.allowsEverywhere(Verb.VIEW) : permits.allows(Verb.VIEW, site.value());
    }

    /** The device, or an end of the request with 404 or 403. */
    DeviceView find(long id, Verb verb) {
        DeviceView device = devices.byId(id)
                .orElseThrow(() -> Problem.notFound("device " + id).exception());
        require(device.site(), verb);
        return device;
    }

    boolean mayConfigure(DeviceView device) {
        PlaceId site = device.site();
        return site == null ? permits.allowsEverywhere(Verb.CONFIGURE) : permits.allows(Verb.CONFIGURE, site.value());
    }

    boolean mayConfigureSomewhere() {
        return permits.allowsEverywhere(Verb.CONFIGURE)
                || readPoints.snapshot().sites().stream()
                        .anyMatch(
                                site -> permits.allows(Verb.CONFIGURE, site.id().value()));
    }

    /** Asks for the right to configure at the site of a place, or at every site without one. */
    void requireAt(@Nullable Long place) {
        PlaceView found =
                place == null ? null : readPoints.snapshot().place(place).orElse(null);
        require(found == null ? null : found.site(), Verb.CONFIGURE);
    }

    /** Asks for the right to configure at the site of a read point: what is bound to it changes what is seen there. */
    void requireAtReadPoint(@Nullable Long readPoint) {
        if (readPoint != null) {
            readPoints.snapshot().find(readPoint).ifPresent(point -> require(point.site(), Verb.CONFIGURE));
        }
    }

    private void require(@Nullable PlaceId site, Verb verb) {
        if (site == null) {
            permits.requireEverywhere(verb);
        } else {
            permits.require(verb, site.value());
        }
    }
}
