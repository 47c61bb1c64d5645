package org.tallyman.epcis;

/** A read point or business location: its URI, and extensions. */
public record Location(String id, Json.Members extra) {

    public static Location of(String id) {
        return new Location(id, Json.Members.NONE);
    }
}
