/**
 * Benches and soaks: a load from outside, in a process of its own, against the packaged application. Run by {@code
 * ./tally bench} and {@code ./tally soak}; every figure stands beside the machine's own limit of the same run.
 */
@NullMarked
package org.tallyman.bench;

import org.jspecify.annotations.NullMarked;
