package org.tallyman.demo;

/**
 * A case of goods with a tag.
 *
 * @param lot AI (10)
 * @param expiry ISO 8601 date
 */
record Carton(String gtin, long serial, String lot, String expiry) {

    /** Hexadecimal EPC on its tag. */
    String epc() {
        return Tags.carton(gtin, serial);
    }
}
