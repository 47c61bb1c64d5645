package org.tallyman.ident;

/** Pure identities of freight containers and ships, whose keys are not GS1's (TDS 6.3): they name, but have no elements. */
final class FreightUrn {

    private static final String CONTAINER = "urn:epc:id:bic:";
    private static final String SHIP = "urn:epc:id:imovn:";
    private static final int CONTAINER_LENGTH = 11;
    private static final int SHIP_LENGTH = 7;

    private FreightUrn() {}

    static boolean is(String uri) {
        return uri.startsWith(CONTAINER) || uri.startsWith(SHIP);
    }

    /** The URI, if its key has its right form and check digit. */
    static Parsed<String> checked(String uri) {
        boolean container = uri.startsWith(CONTAINER);
        String key = uri.substring((container ? CONTAINER : SHIP).length());
        boolean valid = container ? isContainer(key) : isShip(key);
        return valid
                ? Parsed.ok(uri)
                : Parsed.refused(
                        "check-digit",
                        container ? "BIC container code" : "IMO vessel number",
                        key,
                        container
                                ? "must be four letters and seven digits, the last their check digit (ISO 6346)"
                                : "must be seven digits, the last their check digit (IMO)");
    }

    /** ISO 6346: owner and category, serial number, check digit by modulo 11 of values weighted by powers of two. */
    private static boolean isContainer(String key) {
        if (!key.matches("[A-Z]{4}[0-9]{7}")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < CONTAINER_LENGTH - 1; i++) {
            int value = Character.digit(key.charAt(i), 36);
            // Multiples of eleven are left out of the values of the letters.
            int weighed = value < 10 ? value : value + (value - 1) / 10;
            sum += weighed << i;
        }
        return sum % 11 % 10 == key.charAt(CONTAINER_LENGTH - 1) - '0';
    }

    /** The digits weighted 7 to 2 end in the check digit. */
    private static boolean isShip(String key) {
        if (!key.matches("[0-9]{7}")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < SHIP_LENGTH - 1; i++) {
            sum += (SHIP_LENGTH - i) * (key.charAt(i) - '0');
        }
        return sum % 10 == key.charAt(SHIP_LENGTH - 1) - '0';
    }
}
