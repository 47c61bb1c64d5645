package org.tallyman.intake;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * How upper floors receive observations. All consumers of a batch write in one transaction together with the fold's
 * position, so each fact takes effect once, whatever is killed when.
 */
public interface ObservationConsumer {

    /** Consumers run by rising order; one may rely on what those before it wrote. */
    int order();

    /** False for one that only tells others what became durable: a rebuild leaves it out. */
    default boolean keepsState() {
        return true;
    }

    /** Writes what the batch means. Facts come in the order of keeping, not of observing. */
    void consume(FoldBatch batch, Connection connection) throws SQLException;

    /** The batch is durable: memory of it may be kept, pages may be told. */
    void committed();

    /** The batch was undone: memory that it changed must be forgotten. It, or a part of it, will come again. */
    void abandoned();
}
