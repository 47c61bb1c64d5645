/**
 * Immutable in-memory copies of slowly changing tables, for code that may not ask the database per read.
 *
 * <p>Owns when a copy is read again: after every commit of a change in this process, and when the version in table
 * {@code snapshot_version}, which the database raises itself, shows that another replica changed something. Knows none
 * of the tables.
 */
@NullMarked
package org.tallyman.platform.snapshot;

import org.jspecify.annotations.NullMarked;
