/** What a feature adds to another feature's page. Knows no feature. */
@NullMarked
package org.tallyman.platform.panel;

import org.jspecify.annotations.NullMarked;
