/**
 * Reading and writing CSV (RFC 4180) with named columns, and the outcome of an import that names each bad row, field
 * and rule. Knows no feature: what a row means is the feature's command.
 */
@NullMarked
package org.tallyman.platform.csv;

import org.jspecify.annotations.NullMarked;
