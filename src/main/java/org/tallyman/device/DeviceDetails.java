package org.tallyman.device;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.DeviceKind;
import org.tallyman.dialect.Dialect;
import org.tallyman.dialect.DialectRegistry;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.line.IdentifierShape;
import org.tallyman.dialect.line.LineDialect;
import org.tallyman.ident.PlaceId;
import org.tallyman.ident.Refusal;
import org.tallyman.place.PlaceView;
import org.tallyman.place.ReadPoints;
import org.tallyman.platform.command.Fields;

/**
 * What people say of a device and may change.
 *
 * @param identifier what it calls itself on a line of its own, 1 to 64 printable characters; null when it has none
 * @param expectedIntervalS 1 to 604,800; null where silence means nothing
 * @param clockToleranceS 1 to 86,400; 60 when not given
 */
record DeviceDetails(
        String name,
        String dialect,
        DeviceKind kind,
        Profile profile,
        @Nullable PlaceId place,
        @Nullable String identifier,
        @Nullable Integer expectedIntervalS,
        int clockToleranceS) {

    /** What a device has, or has said of itself. */
    record Had(Profile profile, String dialect, @Nullable String identifier) {}

    static final int CODE_LENGTH_MAX = 63;
    static final int NAME_LENGTH_MAX = 120;
    static final int CHILD_NAME_LENGTH_MAX = 200;
    static final int DIALECT_LENGTH_MAX = 40;
    static final int IDENTIFIER_LENGTH_MAX = 64;

    static final int DEFAULT_TOLERANCE_S = 60;
    private static final int WEEK_S = 604_800;
    private static final int DAY_S = 86_400;
    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern IDENTIFIER = Pattern.compile("[!-~]{1," + IDENTIFIER_LENGTH_MAX + "}");

    /**
     * Fields name, dialect, kind, profile (lines of key=value), placeId, identifier, expectedIntervalS and clockToleranceS.
     *
     * @param had what is known of it: profile and identifier that stay as they are are not judged again; null for a new device
     */
    static DeviceDetails read(Fields fields, DialectRegistry dialects, ReadPoints readPoints, @Nullable Had had) {
        String dialect = fields.required("dialect", DIALECT_LENGTH_MAX);
        if (!dialect.isEmpty() && dialects.find(dialect).isEmpty()) {
            fields.refuse("dialect", "is one of " + String.join(", ", dialects.names()));
        }
        Profile profile = ProfileText.read(fields);
        if (had == null || !profile.equals(had.profile())) {
            dialects.find(dialect)
                    .flatMap(known -> known.fault(profile))
                    .ifPresent(fault -> fields.refuse("profile", fault.sentence()));
        }
        Integer tolerance = fields.optionalInteger("clockToleranceS", 1, DAY_S);
        return new DeviceDetails(
                fields.required("name", NAME_LENGTH_MAX),
                dialect,
                fields.choice("kind", DeviceKind.class),
                profile,
                place(fields, readPoints),
                identifier(fields, dialects.find(dialect), had),
                fields.optionalInteger("expectedIntervalS", 1, WEEK_S),
                tolerance == null ? DEFAULT_TOLERANCE_S : tolerance);
    }

    /**
     * Refuses a profile that names what is not there.
     *
     * @param had the profile that it has, of which nothing is judged again; null for a new device
     */
    void requireNamed(Fields fields, DialectRegistry dialects, @Nullable Profile had) {
        Map<String, String> judged = new HashMap<>(profile.settings());
        Map<String, String> before = had == null ? Map.of() : had.settings();
        Optional<Refusal> missing = missing(dialects, judged);
        // What was there before may make a new setting good, and is left out only where it is what is missing.
        while (missing.isPresent()
                && stays(missing.get().field(), before)
                && judged.remove(missing.get().field()) != null) {
            missing = missing(dialects, judged);
        }
        missing.ifPresent(refusal -> fields.refuse("profile", refusal.sentence()));
    }

    private Optional<Refusal> missing(DialectRegistry dialects, Map<String, String> settings) {
        return dialects.find(dialect).flatMap(known -> known.missing(new Profile(settings)));
    }

    private boolean stays(String setting, Map<String, String> before) {
        return before.containsKey(setting)
                && before.get(setting).equals(profile.settings().get(setting));
    }

    /** By the rule of the language, so that nobody registers a device whose calls are then those of a stranger. */
    private static @Nullable String identifier(Fields fields, Optional<Dialect> dialect, @Nullable Had had) {
        String identifier = fields.optionalMatching(
                "identifier",
                IDENTIFIER,
                "is 1 to " + IDENTIFIER_LENGTH_MAX + " letters, digits and signs without spaces");
        boolean stays = had != null
                && identifier != null
                && identifier.equals(had.identifier())
                && dialect.filter(known -> known.name().equals(had.dialect())).isPresent();
        if (identifier != null && !stays && dialect.orElse(null) instanceof LineDialect line) {
            IdentifierShape shape = line.identifiers();
            if (!shape.pattern().matcher(identifier).matches()) {
                fields.refuse("identifier", shape.rule() + ", for devices that speak " + line.name());
            }
        }
        return identifier;
    }

    /** Field code, which must be there: by what a device is known here, for good. */
    static String code(Fields fields) {
        return fields.matching("code", CODE, "is 1 to 63 lower-case letters, digits and dashes");
    }

    /** The same of a new device: nothing but digits would be taken for an id. */
    static String newCode(Fields fields) {
        String code = code(fields);
        if (isNumber(code)) {
            fields.refuse("code", "has a letter or a dash, for digits alone are the id of a device");
        }
        return code;
    }

    static boolean isNumber(String code) {
        return DIGITS.matcher(code).matches();
    }

    private static @Nullable PlaceId place(Fields fields, ReadPoints readPoints) {
        Long id = fields.optionalId("placeId");
        if (id == null) {
            return null;
        }
        PlaceView place = readPoints.snapshot().place(id).orElse(null);
        if (place == null || place.archived()) {
            fields.refuse("placeId", "is the id of a place in use");
            return null;
        }
        return place.id();
    }
}
