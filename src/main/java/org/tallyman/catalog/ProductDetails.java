package org.tallyman.catalog;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallyman.ident.CheckDigit;
import org.tallyman.platform.command.Fields;

/**
 * What people say of a product.
 *
 * @param gtin 14 digits with a right check digit; GTIN-8, -12 and -13 are read too and padded with zeros
 * @param name 1 to 200 characters
 * @param description up to 2,000 characters
 * @param unit UN/ECE Recommendation 20 code; EA when not given
 * @param brandOwner up to 120 characters
 * @param quantityPerCase 1 to 1,000,000
 */
record ProductDetails(
        String gtin,
        String name,
        String description,
        String unit,
        String brandOwner,
        @Nullable Integer quantityPerCase) {

    private static final Pattern UNIT = Pattern.compile("[A-Z0-9]{2,3}");
    private static final int GTIN_LENGTH = 14;

    /** Fields gtin, name, description, unit, brandOwner and quantityPerCase. */
    static ProductDetails read(Fields fields) {
        String unit = fields.optionalMatching("unit", UNIT, "is a UN/ECE Recommendation 20 code such as EA or KGM");
        return new ProductDetails(
                gtin(fields),
                fields.required("name", 200),
                fields.optional("description", 2000),
                unit == null ? "EA" : unit,
                fields.optional("brandOwner", 120),
                fields.optionalInteger("quantityPerCase", 1, 1_000_000));
    }

    static String gtin(Fields fields) {
        String given = fields.optional("gtin", 40);
        if (!given.matches("[0-9]{8}|[0-9]{12,14}")) {
            fields.refuse("gtin", "is a GTIN of 8, 12, 13 or 14 digits");
            return given;
        }
        if (!CheckDigit.valid(given)) {
            int right = CheckDigit.gs1(given.substring(0, given.length() - 1));
            fields.refuse("gtin", "has check digit " + right + " (GS1 General Specifications 7.9.1)");
        }
        return "0".repeat(GTIN_LENGTH - given.length()) + given;
    }

    String summary() {
        return gtin + " “" + name + "” " + unit + ", " + brandOwner + ", per case " + quantityPerCase
                + (description.isEmpty() ? "" : ": " + description);
    }
}
