package org.tallyman.intake;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Work of an upper floor on what is folded already, such as judging anew what a changed binding reaches. Done in the
 * fold's own thread between two folds, so that nothing moves during a step, and a step at a time, so that the fold goes on
 * meanwhile: a step takes some ten milliseconds.
 */
public interface Rework {

    /** Whether there may be something to do; asked between any two folds, so it must be cheap. */
    boolean mayBeDue();

    /**
     * Does one step in a transaction of its own, and remembers in it how far it came: the next one may follow a crash.
     *
     * @return whether more is due
     */
    boolean step(KeptFacts kept, Connection connection) throws SQLException;

    /** A step met a bug and was undone: the work is not tried again until something changes. */
    void giveUp();
}
