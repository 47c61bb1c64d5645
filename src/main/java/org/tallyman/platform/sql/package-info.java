/**
 * Plain SQL for tables that no entity maps: queries with parameters, rows into records.
 *
 * <p>Owns how parameters are bound and failures reported. Must not know any table.
 */
@NullMarked
package org.tallyman.platform.sql;

import org.jspecify.annotations.NullMarked;
