package org.tallyman.fleet;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.device.DeviceView;
import org.tallyman.device.Devices;
import org.tallyman.dialect.tallyman.NeutralJson;
import org.tallyman.platform.Problem;
import org.tallyman.platform.paging.Cursor;
import org.tallyman.platform.paging.Page;

/** Fixes and measurements in the neutral JSON and its units, by device and time. */
@Path("/api/v1/observations")
@RunOnVirtualThread
public class ObservationsApi {

    private static final Duration USUAL = Duration.ofDays(1);
    private static final Pattern KEY = Pattern.compile("(-?\\d{1,18})\\.(\\d{1,18})\\.(\\d{1,9})");

    private final Observations observations;
    private final Devices devices;
    private final Clock clock;

    ObservationsApi(Observations observations, Devices devices, Clock clock) {
        this.observations = observations;
        this.devices = devices;
        this.clock = clock;
    }

    /** One observation, as the neutral schema has it. */
    record Neutral(@JsonValue @JsonRawValue String json) {}

    /**
     * In time order.
     *
     * @param device id or code of a device
     * @param from the last day if not said
     * @param to excluded; now if not said
     */
    @GET
    @RolesAllowed(Roles.VIEW)
    public Page<Neutral> list(
            @RestQuery @Nullable String device,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String to,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable Integer limit) {
        Cursor cursor = Cursor.of(after, limit);
        Stretch stretch = Stretch.of(from, to, clock.instant(), USUAL);
        String code = device == null ? "" : device;
        DeviceView view = devices.snapshot()
                .find(code)
                .orElseThrow(() -> Problem.invalid("device", code, "is the id or the code of a device")
                        .exception());
        Observations.Key start = cursor.key().isEmpty() ? Observations.Key.before(stretch.from()) : key(cursor.key());
        List<Observations.Stored> found =
                observations.after(view.id().value(), start, stretch.to(), cursor.limit() + 1);
        return Page.of(found, cursor.limit(), stored -> stored.key().toString())
                .map(stored -> new Neutral(NeutralJson.write(stored.observation(), view.code())));
    }

    private static Observations.Key key(String text) {
        Matcher key = KEY.matcher(text);
        if (!key.matches()) {
            throw Problem.invalid("after", text, "is the next of a page before").exception();
        }
        return new Observations.Key(
                Long.parseLong(key.group(1)), Long.parseLong(key.group(2)), Integer.parseInt(key.group(3)));
    }
}
