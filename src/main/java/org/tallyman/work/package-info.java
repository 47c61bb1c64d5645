/**
 * What people do on the floor with a scanner in their hand: the scan page.
 *
 * <p>Owns no table. Must not be known by any floor below.
 */
@NullMarked
package org.tallyman.work;

import org.jspecify.annotations.NullMarked;
