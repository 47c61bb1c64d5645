package org.tallyman.shipment;

/** One line of what a shipment should hold. */
public sealed interface Line {

    int quantity();

    /**
     * One thing.
     *
     * @param name as events name it: a Digital Link, a pure identity URI, or {@code urn:epc:raw:}
     */
    record Item(String name) implements Line {
        @Override
        public int quantity() {
            return 1;
        }
    }

    /**
     * So many serialised pieces of a product.
     *
     * @param gtin 14 digits
     * @param lot AI (10); empty when any lot will do
     */
    record Product(String gtin, String lot, int quantity) implements Line {}
}
