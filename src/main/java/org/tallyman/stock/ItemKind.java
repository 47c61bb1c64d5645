package org.tallyman.stock;

/** What an item is to stock. */
enum ItemKind {
    /** One piece of a product: its tag names a GTIN, or a person commissioned it. */
    PRODUCT,
    /** A handling unit: its tag names an SSCC. */
    UNIT,
    /** A returnable or individual asset: its tag names a GRAI or GIAI. */
    ASSET,
    /** Nobody said what it is on. */
    UNKNOWN
}
