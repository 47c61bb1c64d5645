/**
 * Geometry of charts drawn on the server: numbers in, path data out. The templates {@code tags/sparkline.html} and
 * {@code tags/chart.html} draw them; colour and stroke come from the style sheet. Pure.
 */
@NullMarked
package org.tallyman.platform.svg;

import org.jspecify.annotations.NullMarked;
