/**
 * OsmAnd and Traccar Client over HTTP: a query, a form or a JSON body with one position report.
 *
 * <p>Owns the meaning of those parameters. The HTTP status is the link's affair: there is no reply in the body.
 */
@NullMarked
package org.tallyman.dialect.osmand;

import org.jspecify.annotations.NullMarked;
