package org.tallyman.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallyman.ident.Parsed;
import org.tallyman.place.ReadPointView;
import org.tallyman.place.ReadPoints;

/** Checks the shape of a scan, field by field. */
@ApplicationScoped
class ScanCheck {

    private static final int CODE_LENGTH_MAX = 4_096;
    private static final int SYMBOLOGY_LENGTH_MAX = 60;
    private static final int UUID_LENGTH = 36;

    private final ReadPoints readPoints;

    ScanCheck(ReadPoints readPoints) {
        this.readPoints = readPoints;
    }

    Parsed<CheckedScan> check(ScanOrder order) {
        Optional<UUID> id = uuid(order.id());
        if (id.isEmpty()) {
            return Parsed.refused("uuid", "id", text(order.id()), "is a UUID that the client makes for each scan");
        }
        String code = text(order.code());
        if (code.isEmpty() || code.length() > CODE_LENGTH_MAX) {
            return Parsed.refused("length", "code", code, "has 1 to " + CODE_LENGTH_MAX + " characters");
        }
        Optional<Instant> at = instant(order.at());
        if (at.isEmpty()) {
            return Parsed.refused("time", "at", text(order.at()), "is an ISO 8601 time with an offset");
        }
        String symbology = text(order.symbology());
        if (symbology.length() > SYMBOLOGY_LENGTH_MAX) {
            return Parsed.refused(
                    "length", "symbology", symbology, "has at most " + SYMBOLOGY_LENGTH_MAX + " characters");
        }
        Optional<ReadPointView> readPoint = readPoint(text(order.readPoint()));
        if (order.readPoint() != null && readPoint.isEmpty()) {
            return Parsed.refused("read-point", "readPoint", order.readPoint(), "is the code of a read point");
        }
        return Parsed.ok(new CheckedScan(
                id.get(), code, at.get(), readPoint, Optional.of(symbology).filter(name -> !name.isEmpty())));
    }

    Optional<ReadPointView> readPoint(String code) {
        return readPoints.snapshot().readPoints().stream()
                .filter(readPoint -> readPoint.code().equals(code) && !readPoint.archived())
                .findFirst();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** The canonical form only: Java alone would also read shorter ones. */
    private static Optional<UUID> uuid(@Nullable String text) {
        if (text == null || text.length() != UUID_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> instant(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
