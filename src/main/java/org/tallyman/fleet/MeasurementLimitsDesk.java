package org.tallyman.fleet;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.tallyman.Temperature;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.Fields;

/**
 * What programs read and change of limits, be they of a device or of a place. Each has a class of its own before it, since
 * an address is looked for only in the class whose path it begins with furthest.
 */
@ApplicationScoped
class MeasurementLimitsDesk {

    private static final int QUANTITY_LENGTH_MAX = 256;
    private static final int UNIT_LENGTH_MAX = 64;

    private final Measured measured;
    private final MeasurementLimits limits;
    private final Measurements measurements;

    MeasurementLimitsDesk(Measured measured, MeasurementLimits limits, Measurements measurements) {
        this.measured = measured;
        this.limits = limits;
        this.measurements = measurements;
    }

    /** Limits of one quantity, both included. */
    @Schema(name = "MeasurementLimits")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Document(
            String quantity,

            @Schema(description = "left out where nothing is too little") @Nullable
            Double low,

            @Schema(description = "left out where nothing is too much") @Nullable
            Double high,

            @Schema(description = "UCUM code") String unit,

            @Schema(description = "what was measured before is held to others, or to none")
            Instant validFrom) {}

    /** Those of one device or place itself, by quantity. */
    @Schema(name = "MeasurementLimitsList")
    record Listed(List<Document> items) {}

    /** Without low and high there is nothing to set. */
    @Schema(name = "MeasurementLimitsBody")
    record Body(
            @Schema(required = true, description = "such as temperature") @Nullable
            String quantity,

            @Schema(description = "four decimals at most") @Nullable
            BigDecimal low,

            @Schema(description = "one of both is given") @Nullable
            BigDecimal high,

            @Schema(
                    description =
                            "UCUM code; that of the limits before these, else that in which it is measured, when left out")
            @Nullable
            String unit,

            @Schema(description = "from when they hold: now, or in the past but after those before them") @Nullable
            String validFrom) {}

    Measured.Subject device(String idOrCode) {
        return measured.subject(idOrCode, null);
    }

    Measured.Subject place(long id) {
        return measured.subject(null, id);
    }

    Listed list(Measured.Subject subject) {
        List<Document> items = new ArrayList<>();
        limits.known().of(subject.owner()).forEach((quantity, dated) -> {
            Limits held = dated.limits();
            if (held != null) {
                items.add(new Document(quantity, held.low(), held.high(), held.unit(), dated.from()));
            }
        });
        return new Listed(items);
    }

    Listed set(Measured.Subject subject, Body body) {
        measured.requireConfigure(subject);
        Fields fields = Fields.of(body);
        String quantity = fields.required("quantity", QUANTITY_LENGTH_MAX);
        if (!fields.has("low") && !fields.has("high")) {
            fields.refuse("low", "is given, or else high");
        }
        KnownLimits known = limits.known();
        String unit = fields.has("unit")
                ? Temperature.unit(quantity, fields.required("unit", UNIT_LENGTH_MAX))
                : known.unit(subject.owner(), quantity, measurements.newest(subject.ids()));
        if (unit.isEmpty() && fields.violations().isEmpty()) {
            fields.refuse("unit", "is given where it is not measured yet");
        } else if (!Temperature.allows(quantity, unit)) {
            fields.refuse("unit", Temperature.RULE);
        }
        limits.set(
                        known,
                        new KnownLimits.Key(subject.owner(), quantity),
                        subject.code(),
                        Limits.read(fields, "low", "high", unit),
                        fields)
                .orElseThrow();
        return list(subject);
    }

    void remove(Measured.Subject subject, @Nullable String quantity) {
        measured.requireConfigure(subject);
        String given = quantity == null ? "" : quantity;
        KnownLimits known = limits.known();
        if (known.of(subject.owner(), given).isEmpty()) {
            throw Problem.notFound("limits of “" + given + "” there").exception();
        }
        limits.set(known, new KnownLimits.Key(subject.owner(), given), subject.code(), null, Fields.of(Map.of()))
                .orElseThrow();
    }
}
