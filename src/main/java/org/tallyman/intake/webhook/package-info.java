/**
 * Messages over HTTP that prove their sender by a signature over the body, or by a secret in a header, instead of a token
 * of ours: what platforms call webhooks.
 */
@NullMarked
package org.tallyman.intake.webhook;

import org.jspecify.annotations.NullMarked;
