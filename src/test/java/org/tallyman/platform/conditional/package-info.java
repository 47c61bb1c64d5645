@NullMarked
package org.tallyman.platform.conditional;

import org.jspecify.annotations.NullMarked;
