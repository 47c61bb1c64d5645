/** Keyset paging: a page of at most 200 and an opaque cursor to the next, never an offset. Knows no feature. */
@NullMarked
package org.tallyman.platform.paging;

import org.jspecify.annotations.NullMarked;
