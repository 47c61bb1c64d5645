/**
 * Secrets that Tallyman must be able to use, and therefore cannot keep as hashes: passwords of brokers, keys of webhooks and of
 * DTLS. Sealed in the database with a key that is not in it.
 */
@NullMarked
package org.tallyman.platform.secret;

import org.jspecify.annotations.NullMarked;
