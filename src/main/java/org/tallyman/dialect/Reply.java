package org.tallyman.dialect;

/**
 * What a device is answered, in its own language.
 *
 * @param acknowledges whether the device may forget data because of it, so that it leaves only once the frame is
 *     durable; greetings and keep-alives leave at once
 * @param topic where it goes on a link that has topics, if its receiver listens there; empty when the way back is the answer's
 *     way
 */
public record Reply(byte[] bytes, boolean acknowledges, String topic) {

    public Reply(byte[] bytes, boolean acknowledges) {
        this(bytes, acknowledges, "");
    }

    /** Leaves once the frame is durable. */
    public static Reply acknowledging(byte[] bytes) {
        return new Reply(bytes, true);
    }

    /** Leaves at once. */
    public static Reply atOnce(byte[] bytes) {
        return new Reply(bytes, false);
    }

    /** The same, to a topic. */
    public Reply on(String receiver) {
        return new Reply(bytes, acknowledges, receiver);
    }
}
