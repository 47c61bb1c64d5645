package org.tallyman.fleet;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.device.DeviceView;
import org.tallyman.platform.Problem;
import org.tallyman.platform.csv.CsvText;
import org.tallyman.platform.paging.Cursor;
import org.tallyman.platform.paging.Page;

/** Measurements one by one, of a device or of a place, for programs and spreadsheets. */
@Path("/api/v1/measurements")
@RunOnVirtualThread
public class MeasurementsApi {

    /** Rows of one file; more of them come by another stretch of time. */
    static final int EXPORT_MAX = 500_000;

    private static final int ROWS_AT_ONCE = 5_000;
    private static final List<String> COLUMNS =
            List.of("time", "device", "name", "quantity", "sensor", "value", "unit");

    private final Measured measured;
    private final Measurements measurements;
    private final Clock clock;

    MeasurementsApi(Measured measured, Measurements measurements, Clock clock) {
        this.measured = measured;
        this.measurements = measurements;
        this.clock = clock;
    }

    /** One reading. */
    @Schema(name = "Measurement")
    record MeasurementDocument(
            Instant at,
            @Schema(description = "code of the device") String device,
            String quantity,

            @Schema(description = "which of the device's sensors; empty when it has but one of this kind")
            String sensor,

            double value,
            @Schema(description = "UCUM code") String unit,

            @Schema(description = "id of the message that told it")
            String message) {}

    @GET
    @Operation(
            summary = "List measurements",
            description = "Of one device, or of all devices that stand in a place, in the order of time.")
    @RolesAllowed(Roles.VIEW)
    public Page<MeasurementDocument> list(
            @Parameter(description = "id or code of a device; else give a place") @RestQuery @Nullable String device,
            @Parameter(description = "id of a place; else give a device") @RestQuery @Nullable Long place,
            @Parameter(description = "such as temperature; all when left out") @RestQuery @Nullable String quantity,
            @Parameter(description = "begin, RFC 3339; a day before the end when left out") @RestQuery @Nullable
                    String from,
            @Parameter(description = "end, itself excluded; now when left out") @RestQuery @Nullable String to,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable Integer limit) {
        Cursor cursor = Cursor.of(after, limit);
        Stretch stretch = Stretch.of(from, to, clock.instant());
        Measured.Subject subject = measured.subject(device, place).whole();
        Observations.Key start =
                cursor.key().isEmpty() ? Observations.Key.before(stretch.from()) : Observations.Key.read(cursor.key());
        Map<Long, DeviceView> devices = byId(subject);
        List<Measurements.Reading> found =
                measurements.after(subject.ids(), given(quantity), start, stretch.to(), cursor.limit() + 1);
        return Page.of(found, cursor.limit(), reading -> reading.key().toString())
                .map(reading -> document(reading, devices));
    }

    @GET
    @Path("export")
    @Produces("text/csv")
    @Operation(
            summary = "Export measurements",
            description = "The same as CSV. A time with more than " + EXPORT_MAX + " rows is refused.")
    @APIResponse(
            responseCode = "200",
            description = "Its rows.",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    @RolesAllowed(Roles.VIEW)
    public Response export(
            @Parameter(description = "id or code of a device; else give a place") @RestQuery @Nullable String device,
            @Parameter(description = "id of a place; else give a device") @RestQuery @Nullable Long place,
            @Parameter(description = "such as temperature; all when left out") @RestQuery @Nullable String quantity,
            @Parameter(description = "begin, RFC 3339; a day before the end when left out") @RestQuery @Nullable
                    String from,
            @Parameter(description = "end, itself excluded; now when left out") @RestQuery @Nullable String to) {
        Stretch stretch = Stretch.of(from, to, clock.instant());
        Measured.Subject subject = measured.subject(device, place).whole();
        if (measurements.moreThan(EXPORT_MAX, subject.ids(), given(quantity), stretch.from(), stretch.to())) {
            throw Problem.invalid(
                            "from",
                            stretch.from().toString(),
                            "begins a time with at most " + EXPORT_MAX + " rows; until " + stretch.to()
                                    + " there are more: ask for it in parts")
                    .exception();
        }
        StreamingOutput rows = out -> {
            try (Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
                write(subject, given(quantity), stretch, writer);
            }
        };
        return Response.ok(rows)
                .header("Content-Disposition", "attachment; filename=\"measurements.csv\"")
                .build();
    }

    private void write(Measured.Subject subject, @Nullable String quantity, Stretch stretch, Writer writer)
            throws IOException {
        Map<Long, DeviceView> devices = byId(subject);
        writer.write(CsvText.of(COLUMNS, Stream.empty()));
        Observations.Key key = Observations.Key.before(stretch.from());
        List<Measurements.Reading> found;
        do {
            found = measurements.after(subject.ids(), quantity, key, stretch.to(), ROWS_AT_ONCE);
            writer.write(CsvText.rows(found.stream().map(reading -> row(reading, devices))));
            key = found.isEmpty() ? key : found.getLast().key();
        } while (found.size() == ROWS_AT_ONCE);
    }

    private static List<String> row(Measurements.Reading reading, Map<Long, DeviceView> devices) {
        DeviceView device = device(reading, devices);
        Value value = reading.value();
        return List.of(
                value.at().toString(),
                device.code(),
                device.name(),
                value.quantity(),
                value.sensor(),
                BigDecimal.valueOf(value.value()).toPlainString(),
                value.unit());
    }

    private static MeasurementDocument document(Measurements.Reading reading, Map<Long, DeviceView> devices) {
        Value value = reading.value();
        return new MeasurementDocument(
                value.at(),
                device(reading, devices).code(),
                value.quantity(),
                value.sensor(),
                value.value(),
                value.unit(),
                Long.toString(reading.key().message()));
    }

    private static DeviceView device(Measurements.Reading reading, Map<Long, DeviceView> devices) {
        DeviceView device = devices.get(reading.device());
        if (device == null) {
            throw new IllegalStateException("a reading of device " + reading.device() + ", which was not asked for");
        }
        return device;
    }

    private static Map<Long, DeviceView> byId(Measured.Subject subject) {
        return subject.devices().stream()
                .collect(Collectors.toMap(device -> device.id().value(), device -> device));
    }

    private static @Nullable String given(@Nullable String quantity) {
        return quantity == null || quantity.isEmpty() ? null : quantity;
    }
}
