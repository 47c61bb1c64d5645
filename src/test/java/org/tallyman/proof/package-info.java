/** Tries to break what always holds, through the real application and its real database. */
@NullMarked
package org.tallyman.proof;

import org.jspecify.annotations.NullMarked;
