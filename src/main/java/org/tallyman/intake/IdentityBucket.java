package org.tallyman.intake;

/** A map from element identity to the message that first brought it, for one bucket of observed time. */
final class IdentityBucket {

    /** Bytes that one entry takes at the worst load: two longs, half of the slots free. */
    static final int BYTES_PER_ENTRY_MAX = 32;

    private static final int SMALLEST = 64;

    private long[] keys = new long[SMALLEST];
    private long[] messages = new long[SMALLEST];
    private int size;

    /** Returns the message that holds {@code key} already, or 0 after {@code message} has taken it. */
    long claim(long key, long message) {
        int slot = slotOf(key);
        if (keys[slot] == key) {
            return messages[slot];
        }
        keys[slot] = key;
        messages[slot] = message;
        if (++size * 2 > keys.length) {
            grow();
        }
        return 0;
    }

    long bytes() {
        return (long) keys.length * Long.BYTES * 2;
    }

    private int slotOf(long key) {
        int mask = keys.length - 1;
        int slot = (int) (key ^ key >>> 32) & mask;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldMessages = messages;
        keys = new long[oldKeys.length * 2];
        messages = new long[oldMessages.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = slotOf(oldKeys[i]);
                keys[slot] = oldKeys[i];
                messages[slot] = oldMessages[i];
            }
        }
    }
}
