package org.tallyman.epcis;

import java.math.BigDecimal;
import java.util.Optional;

/** One measurement: all its members as they were written, the usual ones by name. */
public record SensorReport(Json.Members members) {

    /** What was measured, such as {@code Temperature}. */
    public Optional<String> type() {
        return members.text("type");
    }

    public Optional<BigDecimal> value() {
        return members.get("value")
                .flatMap(value ->
                        value instanceof Json.Decimal(BigDecimal number) ? Optional.of(number) : Optional.empty());
    }

    /** UN/ECE Recommendation 20 code of the unit, such as {@code CEL}. */
    public Optional<String> uom() {
        return members.text("uom");
    }

    public Optional<EpcisTime> time() {
        return members.text("time").flatMap(EpcisTime::parse);
    }
}
