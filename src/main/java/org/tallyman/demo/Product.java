package org.tallyman.demo;

import java.util.List;

/** A trade item of the example. */
record Product(String gtin, String name, boolean frozen, String brandOwner) {

    static List<Product> all() {
        return Table.read("products.csv").rows().stream()
                .map(row -> new Product(
                        row.get("gtin"),
                        row.get("name"),
                        row.get("description").startsWith("Frozen"),
                        row.get("brandOwner")))
                .toList();
    }
}
