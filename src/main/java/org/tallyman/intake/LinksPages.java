package org.tallyman.intake;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.device.DeviceAccess;
import org.tallyman.device.DeviceView;
import org.tallyman.device.Devices;
import org.tallyman.dialect.DeviceKind;
import org.tallyman.ident.DeviceId;
import org.tallyman.place.ChosenSite;
import org.tallyman.place.Look;
import org.tallyman.platform.Link;
import org.tallyman.platform.paging.Cursor;
import org.tallyman.platform.paging.Page;

/** Every line and gateway at a glance. */
@Path("/links")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class LinksPages {

    private final LineBoard board;
    private final LinksRows rows;
    private final Devices devices;
    private final DeviceAccess access;
    private final ChosenSite site;

    LinksPages(LineBoard board, LinksRows rows, Devices devices, DeviceAccess access, ChosenSite site) {
        this.board = board;
        this.rows = rows;
        this.devices = devices;
        this.access = access;
        this.site = site;
    }

    @GET
    @RolesAllowed(Roles.VIEW)
    public TemplateInstance list(
            @RestQuery @Nullable String q,
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String kind,
            @RestQuery @Nullable String language,
            @RestQuery("site") @Nullable String siteCode,
            @RestQuery @Nullable String after) {
        LinksFilter wanted = LinksFilter.read(state, kind, language, q);
        Look look = site.look(siteCode);
        Cursor cursor = Cursor.of(after, null);
        LineBoard.Sight sight = board.look();
        List<LinksFilter.Judged> here = judged(look, sight);
        // Each choice counts what it would show beside the other choices.
        List<LinksFilter.Judged> found = here.stream().filter(wanted::matches).toList();
        List<LinksFilter.Judged> ofKind =
                found.stream().filter(wanted::isOfKind).toList();
        List<LinksFilter.Judged> ofState =
                found.stream().filter(wanted::isInState).toList();
        List<HealthRow> shown = ofKind.stream()
                .filter(wanted::isInState)
                .map(LinksFilter.Judged::row)
                .sorted(LinksOrder.ORDER)
                .toList();
        Page<HealthRow> page = Page.of(
                LinksOrder.behind(shown, cursor).stream()
                        .limit(cursor.limit() + 1L)
                        .toList(),
                cursor.limit(),
                LinksOrder::key);
        Link address = wanted.address();
        Link there = address.with("site", look.parameter());
        List<LinksPage.Row> listed = rows.of(page.items(), sight.at());
        return new LinksPage(
                listed,
                LinksPage.Shows.of(listed),
                here.size(),
                here.stream().filter(each -> each.row().condition().amiss()).count(),
                LinksChoices.says(here),
                LinksChoices.states(ofKind, wanted.state(), there),
                LinksChoices.kinds(ofState, wanted.kind(), there),
                LinksChoices.languages(here, wanted.language()),
                wanted.language(),
                wanted.words(),
                look,
                address,
                page.next() == null ? "" : there.with("after", page.next()).toString(),
                after == null ? "" : there.toString());
    }

    private List<LinksFilter.Judged> judged(Look look, LineBoard.Sight sight) {
        Set<DeviceId> speakers = devices.snapshot().devices().stream()
                .map(DeviceView::gateway)
                .<DeviceId>mapMulti((gateway, each) -> {
                    if (gateway != null) {
                        each.accept(gateway);
                    }
                })
                .collect(Collectors.toSet());
        return access.visible()
                .filter(device -> look.includes(device.site()))
                .map(device -> new LinksFilter.Judged(sight.row(device), kind(device, speakers)))
                .toList();
    }

    private LinkRoute kind(DeviceView device, Set<DeviceId> speakers) {
        if (device.gateway() != null) {
            return LinkRoute.CHILD;
        }
        if (board.calls(device)) {
            return LinkRoute.LINE;
        }
        boolean speaks = device.kind() == DeviceKind.GATEWAY || speakers.contains(device.id());
        return speaks ? LinkRoute.GATEWAY : LinkRoute.INTERNET;
    }
}
