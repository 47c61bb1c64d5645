package org.tallyman.place;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallyman.ident.CheckDigit;
import org.tallyman.platform.command.Fields;

/**
 * What people say of a place and may change.
 *
 * @param code letters, digits, dot, dash and underscore, 1 to 32, unique in the site
 * @param name 1 to 120 characters
 * @param timeZone IANA name; for a site only
 * @param gln 13 digits with a right check digit
 * @param glnExtension AI (254), only with a GLN
 */
public record PlaceDetails(
        String code,
        String name,
        @Nullable String timeZone,
        @Nullable String gln,
        @Nullable String glnExtension,
        @Nullable PlanArea plan) {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,31}");
    private static final Pattern GLN_EXTENSION = Pattern.compile("[!-z]{1,20}");
    private static final int PLAN_MAX_M = 100_000;

    /** Fields code, name, timeZone, gln, glnExtension, planXM, planYM, planWidthM and planHeightM. */
    static PlaceDetails read(Fields fields, PlaceKind kind) {
        return new PlaceDetails(
                fields.matching("code", CODE, "is 1 to 32 letters, digits, dots, dashes or underscores"),
                fields.required("name", 120),
                timeZone(fields, kind),
                gln(fields),
                fields.optionalMatching("glnExtension", GLN_EXTENSION, "is 1 to 20 characters without spaces"),
                plan(fields));
    }

    private static @Nullable String timeZone(Fields fields, PlaceKind kind) {
        if (kind != PlaceKind.SITE) {
            if (fields.has("timeZone")) {
                fields.refuse("timeZone", "belongs to a site; other places have that of theirs");
            }
            return null;
        }
        String zone = fields.required("timeZone", 64);
        try {
            return zone.isEmpty() ? zone : ZoneId.of(zone).getId();
        } catch (DateTimeException e) {
            fields.refuse("timeZone", "is an IANA time zone such as Europe/Berlin");
            return zone;
        }
    }

    private static @Nullable String gln(Fields fields) {
        if (!fields.has("gln")) {
            if (fields.has("glnExtension")) {
                fields.refuse("glnExtension", "needs a GLN");
            }
            return null;
        }
        String gln = fields.optional("gln", 13);
        if (gln.length() != 13 || !CheckDigit.valid(gln)) {
            fields.refuse("gln", "is 13 digits, the last of them the check digit (GS1 General Specifications 7.9.1)");
        }
        return gln;
    }

    private static @Nullable PlanArea plan(Fields fields) {
        BigDecimal x = fields.optionalDecimal("planXM", PLAN_MAX_M);
        BigDecimal y = fields.optionalDecimal("planYM", PLAN_MAX_M);
        BigDecimal width = positive(fields, "planWidthM");
        BigDecimal height = positive(fields, "planHeightM");
        if (x != null && y != null && width != null && height != null) {
            return new PlanArea(x, y, width, height);
        }
        if (fields.violations().isEmpty() && (x != null || y != null || width != null || height != null)) {
            fields.refuse(width == null ? "planWidthM" : "planXM", "goes with planXM, planYM, planWidthM, planHeightM");
        }
        return null;
    }

    private static @Nullable BigDecimal positive(Fields fields, String field) {
        BigDecimal value = fields.optionalDecimal(field, PLAN_MAX_M);
        if (value != null && value.signum() == 0) {
            fields.refuse(field, "is more than 0");
        }
        return value;
    }
}
