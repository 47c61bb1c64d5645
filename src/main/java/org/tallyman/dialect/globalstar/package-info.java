/**
 * Satellite trackers of Globalstar (SmartOne and others) and SPOT messengers, as back offices push them over HTTP:
 * {@code stuMessages} in XML, the same as JSON from a reseller, and SPOT's {@code messageList}. The sender is the back
 * office, which speaks for its devices.
 *
 * <p>Owns the words of these and the nine bytes that a device sends ("SmartOne User Manual", 9100-0268-01). XML is read
 * without document types and entities.
 */
@NullMarked
package org.tallyman.dialect.globalstar;

import org.jspecify.annotations.NullMarked;
