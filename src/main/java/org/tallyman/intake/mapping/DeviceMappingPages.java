package org.tallyman.intake.mapping;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.tallyman.access.Roles;
import org.tallyman.device.DeviceAccess;
import org.tallyman.device.DevicePanel;
import org.tallyman.device.DeviceView;
import org.tallyman.device.mapping.StoredMappings;
import org.tallyman.platform.command.SitePermits.Verb;
import org.tallyman.platform.panel.Panel;

/** From a device that sends JSON to its mapping. */
@Path("/devices/{id: [0-9]+}/mapping")
@RunOnVirtualThread
class DeviceMappingPages implements DevicePanel {

    private static final int PANEL_ORDER = 12;

    private final StoredMappings mappings;
    private final DeviceAccess access;

    DeviceMappingPages(StoredMappings mappings, DeviceAccess access) {
        this.mappings = mappings;
        this.access = access;
    }

    @Override
    public Optional<Panel> panel(DeviceView device) {
        return device.dialect().equals("json") && device.gateway() == null
                ? Optional.of(new Panel(
                        "Mapping",
                        PANEL_ORDER,
                        new MappingPanel(device, name(device), access.allows(device, Verb.CONFIGURE))))
                : Optional.empty();
    }

    /** To the mapping that reads it, or to a new one. */
    @GET
    @RolesAllowed(Roles.VIEW)
    public Response show(@RestPath long id) {
        DeviceView device = access.require(id, Verb.VIEW);
        String name = name(device);
        String page = name.isEmpty() ? "/json-mappings/new" : "/json-mappings/of/" + StoredMappings.code(name);
        return Response.seeOther(URI.create(page + "?device=" + id)).build();
    }

    private String name(DeviceView device) {
        return device.profile()
                .setting("mapping")
                .flatMap(mappings::current)
                .map(revision -> revision.name())
                .orElse("");
    }
}
