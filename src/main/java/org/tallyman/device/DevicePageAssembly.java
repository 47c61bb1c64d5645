package org.tallyman.device;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.tallyman.access.DeviceCredentials;
import org.tallyman.device.DevicePage.BindingRow;
import org.tallyman.ident.DeviceId;
import org.tallyman.place.PlaceSnapshot;
import org.tallyman.place.ReadPoints;
import org.tallyman.platform.Form;
import org.tallyman.platform.command.SitePermits.Verb;
import org.tallyman.platform.panel.Panel;

/** Puts together what the page of one device shows. */
@ApplicationScoped
class DevicePageAssembly {

    private final Devices devices;
    private final ReadPoints readPoints;
    private final DeviceAccess access;
    private final DeviceChoices choices;
    private final DeviceCredentials credentials;
    private final List<DevicePanel> panels;
    private final Connections connections;

    DevicePageAssembly(
            Devices devices,
            ReadPoints readPoints,
            DeviceAccess access,
            DeviceChoices choices,
            DeviceCredentials credentials,
            @All List<DevicePanel> panels,
            Connections connections) {
        this.devices = devices;
        this.readPoints = readPoints;
        this.access = access;
        this.choices = choices;
        this.credentials = credentials;
        this.panels = panels;
        this.connections = connections;
    }

    DevicePage page(DeviceView device, URI base, Form details, Form binding) {
        DeviceSnapshot snapshot = devices.snapshot();
        PlaceSnapshot places = readPoints.snapshot();
        List<BindingRow> bindings = snapshot.bindings(device.id().value()).stream()
                .map(row -> new BindingRow(
                        row.antenna(),
                        row.validFrom(),
                        Optional.ofNullable(row.readPointId()).flatMap(places::find)))
                .toList();
        return new DevicePage(
                device,
                gateway(device),
                choices.name(device.place()),
                bindings,
                snapshot.devices().stream()
                        .filter(child -> child.isChildOf(device.id().value()))
                        .toList(),
                credentials.of(device.id()),
                connection(device, "TOKEN", base),
                Panel.inOrder(panels.stream()
                        .map(panel -> panel.panel(device))
                        .flatMap(Optional::stream)
                        .toList()),
                new DevicePage.DeviceForms(
                        details,
                        binding,
                        choices.models(),
                        choices.kinds(),
                        choices.dialects(),
                        choices.places(),
                        choices.readPoints()),
                reads(device) || !bindings.isEmpty() || !binding.values().isEmpty(),
                access.allows(device, Verb.CONFIGURE));
    }

    private String gateway(DeviceView device) {
        DeviceId gateway = device.gateway();
        return gateway == null ? "" : access.find(gateway).map(DeviceView::name).orElse("");
    }

    /** Trackers and sensors have no antennas, as a rule; of those that have, a page leads here that asks for them. */
    private static boolean reads(DeviceView device) {
        return switch (device.kind()) {
            case READER, GATEWAY, SCANNER -> true;
            case TRACKER, SENSOR -> false;
        };
    }

    Connection connection(DeviceView device, String token, URI base) {
        return connections.of(device, token, base);
    }
}
