package org.tallyman.shipment;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.access.Verb;
import org.tallyman.place.PlaceView;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.Outcome;
import org.tallyman.shipment.ShipmentDesk.Seen;

/** Receiving at a door: what has come in, and against which shipment. */
@Path("/receiving")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class ReceivingPages {

    private static final int READS_SHOWN = 50;
    private static final int WAITING_SHOWN = 20;

    private final ShipmentQueries queries;
    private final DoorQueries doors;
    private final ShipmentAccess access;
    private final Shipments shipments;
    private final ShipmentViews views;
    private final ShipmentForms forms;
    private final DoorBoard board;
    private final ShipmentDesk desk;

    ReceivingPages(
            ShipmentQueries queries,
            DoorQueries doors,
            ShipmentAccess access,
            Shipments shipments,
            ShipmentViews views,
            ShipmentForms forms,
            DoorBoard board,
            ShipmentDesk desk) {
        this.queries = queries;
        this.doors = doors;
        this.access = access;
        this.shipments = shipments;
        this.views = views;
        this.forms = forms;
        this.board = board;
        this.desk = desk;
    }

    @GET
    @RolesAllowed(Roles.VIEW)
    public TemplateInstance doors(@RestQuery @Nullable String part) {
        List<DoorTile> tiles = board.tiles();
        return "doors".equals(part) ? new ReceivingPage$doors(tiles) : new ReceivingPage(tiles);
    }

    @GET
    @Path("{door}")
    @RolesAllowed(Roles.VIEW)
    public TemplateInstance door(@RestPath long door, @RestQuery @Nullable String part) {
        PlaceView place = find(door);
        DoorPage.Body body = body(door);
        if ("body".equals(part)) {
            return new DoorPage$body(body);
        }
        String topic = "door-" + door;
        return new DoorPage(door, forms.doorName(place), topic, "live:" + topic + " from:body", body);
    }

    @POST
    @Path("{door}/open")
    @RolesAllowed(Roles.RECEIVE)
    public Response open(@RestPath long door, @RestForm @Nullable String reference) {
        find(door);
        return done(door, desk.open(Seen.whatever(shipment(reference)), null));
    }

    @POST
    @Path("{door}/close")
    @RolesAllowed(Roles.RECEIVE)
    public Response close(@RestPath long door, @RestForm @Nullable String reference) {
        find(door);
        return done(door, desk.close(Seen.whatever(shipment(reference)), null));
    }

    private static Response done(long door, Outcome<Shipment> outcome) {
        outcome.orElseThrow();
        return ShipmentPages.seeOther("/receiving/" + door);
    }

    private DoorPage.Body body(long door) {
        Optional<Shipment> open = doors.openAt(door);
        List<DoorPage.Waiting> waiting = open.isPresent()
                ? List.of()
                : queries
                        .list(
                                new ShipmentQueries.Filter(null, true, door, "", access.visible(), null),
                                Long.MAX_VALUE,
                                WAITING_SHOWN)
                        .stream()
                        .map(views::waiting)
                        .toList();
        return new DoorPage.Body(
                door,
                open.map(shipment -> views.body(shipments.whole(shipment))),
                waiting,
                doors.doorReads(door, READS_SHOWN).stream().map(this::read).toList());
    }

    private DoorPage.Read read(DoorQueries.DoorRead read) {
        String way = read.outward() ? "out" : "in";
        String shipment = read.shipment() == null ? "" : read.shipment();
        boolean odd = shipment.isEmpty() || !read.expected();
        return new DoorPage.Read(
                views.thing(read.thing()),
                read.outward(),
                shipment,
                odd ? "attention" : "normal",
                shipment.isEmpty() ? way + ", no shipment" : read.expected() ? way : way + ", unexpected");
    }

    private Shipment shipment(@Nullable String reference) {
        return access.find(reference == null ? "" : reference, Set.of(Verb.RECEIVE));
    }

    private PlaceView find(long door) {
        return forms.door(door)
                .orElseThrow(() -> Problem.notFound("door " + door).exception());
    }
}
