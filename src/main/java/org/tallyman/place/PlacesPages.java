package org.tallyman.place;

import io.quarkus.arc.All;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.ident.PlaceId;
import org.tallyman.platform.command.SitePermits.Verb;
import org.tallyman.platform.panel.Panel;

/** The tree and the floor plan, to look at. */
@Path("/places")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class PlacesPages {

    private final PlaceAccess access;
    private final List<PlacePanel> panels;
    private final List<PlanOverlay> overlays;

    private final ChosenSite chosen;

    PlacesPages(PlaceAccess access, @All List<PlacePanel> panels, @All List<PlanOverlay> overlays, ChosenSite chosen) {
        this.chosen = chosen;
        this.access = access;
        this.panels = panels;
        this.overlays = overlays;
    }

    @GET
    @RolesAllowed("view")
    public TemplateInstance list(@RestQuery @Nullable Long site) {
        List<PlaceView> sites = access.sites();
        if (sites.isEmpty()) {
            return new NoPlacesPage(access.mayConfigureEverywhere());
        }
        PlaceView shown = site == null ? chosen.get().orElse(sites.getFirst()) : access.place(site, Verb.VIEW);
        PlaceSnapshot snapshot = access.snapshot();
        return new PlacesPage(
                sites,
                shown,
                FloorPlan.of(snapshot, shown, looks(shown)),
                PlaceBranch.of(snapshot, shown),
                access.mayConfigure(shown));
    }

    @GET
    @Path("{id: [0-9]+}")
    @RolesAllowed("view")
    public TemplateInstance place(@RestPath long id) {
        PlaceView place = access.place(id, Verb.VIEW);
        PlaceSnapshot snapshot = access.snapshot();
        return new PlacePage(
                place,
                above(snapshot, place),
                snapshot.children(place.id()),
                snapshot.readPoints().stream()
                        .filter(point -> point.uses(place.id()))
                        .toList(),
                FloorPlan.of(snapshot, place, looks(place)),
                Panel.inOrder(panels.stream()
                        .map(panel -> panel.panel(place))
                        .flatMap(Optional::stream)
                        .toList()),
                access.mayConfigure(place));
    }

    /** The first overlay that has a say about a place is heard. */
    private Map<PlaceId, PlanOverlay.Shade> looks(PlaceView root) {
        Map<PlaceId, PlanOverlay.Shade> looks = new HashMap<>();
        overlays.forEach(overlay -> overlay.shades(root).forEach(looks::putIfAbsent));
        return looks;
    }

    /** From the site down to its parent. */
    private static List<PlaceView> above(PlaceSnapshot snapshot, PlaceView place) {
        List<PlaceView> above = new ArrayList<>();
        PlaceId next = place.parent();
        while (next != null) {
            PlaceView parent = snapshot.place(next.value()).orElseThrow();
            above.addFirst(parent);
            next = parent.parent();
        }
        return above;
    }
}
