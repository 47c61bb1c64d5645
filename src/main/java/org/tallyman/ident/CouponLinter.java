package org.tallyman.ident;

import org.jspecify.annotations.Nullable;

/**
 * The North American coupon codes of AI (8110) and AI (8112): digits whose fields carry their own lengths.
 *
 * <p>Each field reader returns whether the field is well formed and remembers the first fault; after a fault every
 * reader returns false, so the readers chain with {@code &&}.
 */
final class CouponLinter {

    private static final int PREFIX_BASE = 6;
    private static final int OFFER_CODE = 6;
    private static final int FAMILY_CODE = 3;
    private static final int DATE = 6;
    private static final String NO_PREFIX = "9";

    private final String data;
    private final int to;
    private int at;
    private @Nullable Fault fault;

    private CouponLinter(String data, int from, int to) {
        this.data = data;
        this.at = from;
        this.to = to;
    }

    /** AI (8110): GS1 US coupon data. */
    static @Nullable Fault couponCode(String data, int from, int to) {
        CouponLinter coupon = new CouponLinter(data, from, to);
        boolean read = coupon.digits()
                && coupon.sized("company prefix", "0123456", PREFIX_BASE)
                && coupon.fixed("offer code", OFFER_CODE)
                && coupon.sized("save value", "12345", 0)
                && coupon.purchase("first purchase")
                && coupon.secondPurchase()
                && coupon.thirdPurchase()
                && coupon.dates()
                && (!coupon.optional('5') || coupon.sized("serial number", "0123456789", PREFIX_BASE))
                && (!coupon.optional('6') || coupon.sized("retailer prefix or GLN", "1234567", PREFIX_BASE))
                && (!coupon.optional('9') || coupon.miscellaneous())
                && coupon.finished();
        return read ? null : coupon.fault;
    }

    /** AI (8112): positive offer file coupon data. */
    static @Nullable Fault positiveOffer(String data, int from, int to) {
        CouponLinter coupon = new CouponLinter(data, from, to);
        boolean read = coupon.digits()
                && coupon.code("format code", "01")
                && coupon.sized("funder", "0123456", PREFIX_BASE)
                && coupon.fixed("offer code", OFFER_CODE)
                && coupon.sized("serial number", "0123456789", PREFIX_BASE)
                && coupon.finished();
        return read ? null : coupon.fault;
    }

    private boolean fail(String rule) {
        fault = new Fault("coupon", at, rule);
        return false;
    }

    private boolean digits() {
        for (int i = at; i < to; i++) {
            if (!NumberLinters.isDigit(data.charAt(i))) {
                at = i;
                return fail("a coupon code has digits only");
            }
        }
        return true;
    }

    /** Steps over the indicator of an optional field, if it is next. */
    private boolean optional(char indicator) {
        if (at < to && data.charAt(at) == indicator) {
            at++;
            return true;
        }
        return false;
    }

    private boolean code(String field, String allowed) {
        if (at == to || allowed.indexOf(data.charAt(at)) < 0) {
            return fail("the coupon's " + field + " must be one of " + allowed);
        }
        at++;
        return true;
    }

    private boolean fixed(String field, int length) {
        if (to - at < length) {
            return fail("the coupon's " + field + " must have " + length + " digits");
        }
        at += length;
        return true;
    }

    /** A field after its length indicator; the length is the indicator plus a base. */
    private boolean sized(String field, String indicators, int base) {
        int indicator = at;
        return code(field + " length", indicators) && fixed(field, data.charAt(indicator) - '0' + base);
    }

    private boolean prefixUnlessNone(String field) {
        if (at < to && NO_PREFIX.indexOf(data.charAt(at)) >= 0) {
            at++;
            return true;
        }
        return sized(field, "0123456", PREFIX_BASE);
    }

    private boolean purchase(String field) {
        return sized(field + " requirement", "12345", 0)
                && code(field + " requirement code", "012349")
                && fixed(field + " family code", FAMILY_CODE);
    }

    private boolean secondPurchase() {
        if (!optional('1')) {
            return true;
        }
        return code("additional purchase rules code", "0123")
                && purchase("second purchase")
                && prefixUnlessNone("second purchase company prefix");
    }

    private boolean thirdPurchase() {
        if (!optional('2')) {
            return true;
        }
        return purchase("third purchase") && prefixUnlessNone("third purchase company prefix");
    }

    private boolean dates() {
        int expiry = -1;
        if (optional('3')) {
            expiry = at;
            if (!date("expiration date")) {
                return false;
            }
        }
        if (!optional('4')) {
            return true;
        }
        int start = at;
        if (!date("start date")) {
            return false;
        }
        boolean ordered =
                expiry < 0 || data.substring(start, start + DATE).compareTo(data.substring(expiry, expiry + DATE)) <= 0;
        return ordered || fail("the coupon expires before it starts");
    }

    private boolean date(String field) {
        int start = at;
        if (!fixed(field, DATE)) {
            return false;
        }
        return DateLinters.yymmdd(data, start, at) == null || fail("the coupon's " + field + " must be a date");
    }

    private boolean miscellaneous() {
        return code("save value code", "01256")
                && code("save value applies to item", "012")
                && fixed("store coupon flag", 1)
                && code("don't multiply flag", "01");
    }

    private boolean finished() {
        return at == to || fail("the coupon has data after its last field");
    }
}
