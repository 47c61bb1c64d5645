package org.tallyman.dialect;

/**
 * What a device is answered, in its own language.
 *
 * @param acknowledges whether the device may forget data because of it, so that it leaves only once the frame is
 *     durable; greetings and keep-alives leave at once
 */
public record Reply(byte[] bytes, boolean acknowledges) {

    /** Leaves once the frame is durable. */
    public static Reply acknowledging(byte[] bytes) {
        return new Reply(bytes, true);
    }

    /** Leaves at once. */
    public static Reply atOnce(byte[] bytes) {
        return new Reply(bytes, false);
    }
}
