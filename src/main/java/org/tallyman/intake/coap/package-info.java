/**
 * CoAP (RFC 7252): devices that post their messages in datagrams, over DTLS with a key of their own or in clear with a token.
 *
 * <p>Owns ports, who speaks, and when an answer leaves. Californium knows the protocol; the journal is known only through
 * {@link org.tallyman.intake.Intake}.
 */
@NullMarked
package org.tallyman.intake.coap;

import org.jspecify.annotations.NullMarked;
