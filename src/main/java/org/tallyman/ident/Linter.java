package org.tallyman.ident;

import org.jspecify.annotations.Nullable;

/** A content test of one component of an AI's value. It runs after the tests for character set and length. */
@FunctionalInterface
interface Linter {

    /** The fault of data[from, to), or null. */
    @Nullable
    Fault check(String data, int from, int to);
}
