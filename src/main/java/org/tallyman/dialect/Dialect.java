package org.tallyman.dialect;

/** One device language. */
public interface Dialect {

    /** The name in {@code POST /ingest/<name>}, in device registrations and in {@code POST /decode}. */
    String name();

    /** What a reply means, see {@link Strength}. */
    Strength strength();

    /** Starts one device's session. A stateless language may answer the same object each time. */
    Session open(Profile profile);

    /** Goes on with a session as {@link Session#context} described it; a stateless language just opens one. */
    default Session resume(Profile profile, String context) {
        return open(profile);
    }

    /** What has happened before a reply that lets the device forget its data may leave. */
    enum Strength {
        /** The bytes are durable. */
        KEPT,
        /** The bytes are durable and were decoded: the reply can say which element is bad. */
        DECODED,
        /** The effect is durable: the reply holds the result. */
        APPLIED
    }
}
