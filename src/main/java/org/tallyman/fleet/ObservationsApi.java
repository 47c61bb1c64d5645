package org.tallyman.fleet;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.device.DeviceAccess;
import org.tallyman.device.DeviceView;
import org.tallyman.dialect.tallyman.NeutralJson;
import org.tallyman.platform.Problem;
import org.tallyman.platform.paging.Cursor;
import org.tallyman.platform.paging.Page;

/** Fixes and measurements in the neutral JSON and its units, by device and time. */
@Path("/api/v1/observations")
@RunOnVirtualThread
public class ObservationsApi {

    private final Observations observations;
    private final DeviceAccess devices;
    private final Clock clock;

    ObservationsApi(Observations observations, DeviceAccess devices, Clock clock) {
        this.observations = observations;
        this.devices = devices;
        this.clock = clock;
    }

    /** One observation, as the neutral schema has it. */
    record Neutral(@JsonValue @JsonRawValue String json) {}

    @GET
    @Operation(
            summary = "List the observations of a device",
            description =
                    "Fixes and measurements in the neutral JSON and its units (WGS 84 degrees, metres, km/h; UCUM for measurements), in time order.")
    @RolesAllowed(Roles.VIEW)
    public Page<Neutral> list(
            @Parameter(description = "id or code of a device") @RestQuery @Nullable String device,
            @Parameter(description = "begin, RFC 3339; a day before the end when left out") @RestQuery @Nullable
                    String from,
            @Parameter(description = "end, itself excluded; now when left out") @RestQuery @Nullable String to,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable Integer limit) {
        Cursor cursor = Cursor.of(after, limit);
        Stretch stretch = Stretch.of(from, to, clock.instant());
        String code = device == null ? "" : device;
        DeviceView view = devices.find(code)
                .orElseThrow(() -> Problem.invalid("device", code, "is the id or the code of a device")
                        .exception());
        Observations.Key start =
                cursor.key().isEmpty() ? Observations.Key.before(stretch.from()) : Observations.Key.read(cursor.key());
        List<Observations.Stored> found =
                observations.after(view.id().value(), start, stretch.to(), cursor.limit() + 1);
        return Page.of(found, cursor.limit(), stored -> stored.key().toString())
                .map(stored -> new Neutral(NeutralJson.write(stored.observation(), view.code())));
    }
}
