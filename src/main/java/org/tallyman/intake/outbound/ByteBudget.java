package org.tallyman.intake.outbound;

/**
 * How many bytes of messages may wait for the journal, on all lines together. Each has a share of them, and none may hold more
 * than is left for the others: so one that brings too much never takes the room of all.
 */
final class ByteBudget {

    private final long max;
    private long taken;

    ByteBudget(long max) {
        this.max = max;
    }

    /** What one line holds of it; nothing yet. */
    Share share() {
        return new Share();
    }

    /** Safe for threads. */
    final class Share {

        private long own;

        private Share() {}

        /** Whether there is room. The only message of a line may take all that is left, and where nothing waits it always has room. */
        boolean take(long bytes) {
            synchronized (ByteBudget.this) {
                long left = max - taken - bytes;
                boolean fits = taken == 0 || (own == 0 ? left >= 0 : left >= own + bytes);
                if (fits) {
                    taken += bytes;
                    own += bytes;
                }
                return fits;
            }
        }

        void give(long bytes) {
            synchronized (ByteBudget.this) {
                taken -= bytes;
                own -= bytes;
            }
        }

        /** Gives back what the line still holds. */
        void giveAll() {
            synchronized (ByteBudget.this) {
                give(own);
            }
        }
    }

    long max() {
        return max;
    }
}
