/** The pages in a real browser, over real HTTP. Skipped, and saying so, where no Chromium is installed. */
@NullMarked
package org.tallyman.browser;

import org.jspecify.annotations.NullMarked;
