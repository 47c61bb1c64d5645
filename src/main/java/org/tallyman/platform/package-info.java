/**
 * What every feature needs and none owns: the page shell and its parts, problem documents, cursors and pages, the live
 * feed, the CSV frame, idempotency keys.
 *
 * <p>Knows no feature: what a feature wants to show in the shell it contributes through {@link
 * org.tallyman.platform.ShellContributor}.
 */
@NullMarked
package org.tallyman.platform;

import org.jspecify.annotations.NullMarked;
