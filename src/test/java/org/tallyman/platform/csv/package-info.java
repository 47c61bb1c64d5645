/** Tests of the CSV frame. */
@NullMarked
package org.tallyman.platform.csv;

import org.jspecify.annotations.NullMarked;
