/** Tests of chart geometry. */
@NullMarked
package org.tallyman.platform.svg;

import org.jspecify.annotations.NullMarked;
