package org.tallyman.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Stream;
import org.tallyman.device.DeviceView;
import org.tallyman.device.Devices;
import org.tallyman.ident.DeviceId;
import org.tallyman.ident.PlaceId;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.SitePermits;
import org.tallyman.platform.command.SitePermits.Verb;

/** Whose messages the caller may see or settle: those of devices at its sites; without a site, those with the right everywhere. */
@ApplicationScoped
public class DeviceSight {

    private final Devices devices;
    private final SitePermits permits;

    DeviceSight(Devices devices, SitePermits permits) {
        this.devices = devices;
        this.permits = permits;
    }

    /** By id. */
    Stream<DeviceView> visible() {
        return devices.snapshot().devices().stream().filter(device -> allows(device, Verb.VIEW));
    }

    public Optional<DeviceView> find(DeviceId id) {
        return devices.byId(id.value()).filter(device -> allows(device, Verb.VIEW));
    }

    /** The device by its id or else its code, or an end of the request with 404 or 403. */
    DeviceView require(String idOrCode, Verb verb) {
        DeviceView device = devices.snapshot()
                .find(idOrCode)
                .orElseThrow(() -> Problem.notFound("device " + idOrCode).exception());
        return require(device.id(), verb);
    }

    /** The device, or an end of the request with 404 or 403. */
    public DeviceView require(DeviceId id, Verb verb) {
        DeviceView device = devices.byId(id.value())
                .orElseThrow(() -> Problem.notFound("device " + id.value()).exception());
        PlaceId site = device.site();
        if (site == null) {
            permits.requireEverywhere(verb);
        } else {
            permits.require(verb, site.value());
        }
        return device;
    }

    public boolean allows(DeviceView device, Verb verb) {
        PlaceId site = device.site();
        return site == null ? permits.allowsEverywhere(verb) : permits.allows(verb, site.value());
    }
}
