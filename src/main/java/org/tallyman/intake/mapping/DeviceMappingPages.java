package org.tallyman.intake.mapping;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.device.DeviceAccess;
import org.tallyman.device.DevicePanel;
import org.tallyman.device.DeviceView;
import org.tallyman.device.mapping.StoredMappings;
import org.tallyman.dialect.DialectRegistry;
import org.tallyman.ident.DeviceId;
import org.tallyman.platform.command.SitePermits.Verb;
import org.tallyman.platform.panel.Panel;

/** From a device that sends JSON, or objects that a server decoded, to its mapping. */
@Path("/devices/{id: [0-9]+}/mapping")
@RunOnVirtualThread
class DeviceMappingPages implements DevicePanel {

    private static final int PANEL_ORDER = 12;

    private final StoredMappings mappings;
    private final UnreadFields unread;
    private final DialectRegistry dialects;
    private final DeviceAccess access;

    DeviceMappingPages(StoredMappings mappings, UnreadFields unread, DialectRegistry dialects, DeviceAccess access) {
        this.mappings = mappings;
        this.unread = unread;
        this.dialects = dialects;
        this.access = access;
    }

    @Override
    public Optional<Panel> panel(DeviceView device) {
        boolean may = access.allows(device, Verb.CONFIGURE);
        if (device.dialect().equals("json") && device.gateway() == null) {
            return Optional.of(new Panel(
                    "Mapping", PANEL_ORDER, new MappingPanel(device, name(new MappingTarget(device, "")), may)));
        }
        return takesMappings(device)
                ? Optional.of(
                        new Panel("What is not read", PANEL_ORDER, new UnreadPanel(device, unread.of(device), may)))
                : Optional.empty();
    }

    private boolean takesMappings(DeviceView device) {
        return dialects.find(device.dialect())
                .filter(dialect -> dialect.settings().stream()
                        .anyMatch(setting -> setting.name().equals("mapping")))
                .isPresent();
    }

    /** To the mapping that reads it, or to a new one; {@code of} a device or model behind it. */
    @GET
    @RolesAllowed(Roles.VIEW)
    public Response show(@RestPath long id, @RestQuery @Nullable String of) {
        DeviceView device = access.require(id, Verb.VIEW);
        DeviceId gateway = device.gateway();
        MappingTarget target = gateway == null
                ? new MappingTarget(device, of == null ? "" : of.strip())
                : new MappingTarget(
                        access.require(gateway, Verb.VIEW), Objects.requireNonNullElse(device.childName(), ""));
        String name = name(target);
        String page = name.isEmpty() ? "/json-mappings/new" : "/json-mappings/of/" + StoredMappings.code(name);
        return Response.seeOther(URI.create(target.address(page))).build();
    }

    private String name(MappingTarget target) {
        return target.mapping()
                .flatMap(mappings::current)
                .map(revision -> revision.name())
                .orElse("");
    }
}
