package org.tallyman.device;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.tallyman.place.ReadPointCommands;
import org.tallyman.platform.command.Fields;

/** From when on a binding of an antenna or of an input holds. */
@ApplicationScoped
class BindingStarts {

    private final Clock clock;

    BindingStarts(Clock clock) {
        this.clock = clock;
    }

    /** Field validFrom; as usual when absent. */
    Instant read(Fields fields, BooleanSupplier everBound) {
        Instant given = fields.optionalInstant("validFrom");
        return given == null ? usual(everBound) : given;
    }

    /** Since ever for what never was bound, so that what it said before counts too; else from now on. */
    Instant usual(BooleanSupplier everBound) {
        return everBound.getAsBoolean() ? clock.instant() : ReadPointCommands.SINCE_EVER;
    }
}
