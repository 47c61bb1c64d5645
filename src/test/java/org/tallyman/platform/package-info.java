/** Tests of the shell, the parts, and the ways to say no. */
@NullMarked
package org.tallyman.platform;

import org.jspecify.annotations.NullMarked;
