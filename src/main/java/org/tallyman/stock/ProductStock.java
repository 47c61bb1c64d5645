package org.tallyman.stock;

import java.util.List;

/** How much of a product is where; {@code next} is the address of the next page of lines, empty on the last. */
record ProductStock(String gtin, long quantity, long inTransit, List<StockRow> lots, String next) {}
