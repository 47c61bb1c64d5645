package org.tallyman.demo;

import java.util.List;

/** Who is delivered to, and where that is. */
record Customer(String name, Position position) {

    /** Degrees, WGS 84. */
    record Position(double latitude, double longitude) {

        /** The point that is this part, 0 to 1, of the way to another. */
        Position towards(Position other, double part) {
            return new Position(
                    latitude + (other.latitude - latitude) * part, longitude + (other.longitude - longitude) * part);
        }

        double kmTo(Position other) {
            double north = (other.latitude - latitude) * 111.2;
            double east = (other.longitude - longitude) * 111.2 * Math.cos(Math.toRadians(latitude));
            return Math.hypot(north, east);
        }
    }

    /** The distribution centre's yard. */
    static final Position YARD = new Position(55.7172, 13.1258);

    static final List<Customer> ALL = List.of(
            new Customer("Norrgård store", new Position(55.7385, 13.1690)),
            new Customer("Söderport store", new Position(55.6930, 13.1720)),
            new Customer("Kustvägen store", new Position(55.7010, 13.0710)),
            new Customer("Ladugård café", new Position(55.7430, 13.0890)));
}
