package org.tallyman.intake;

import java.time.Instant;
import org.tallyman.dialect.Observation;
import org.tallyman.ident.DeviceId;

/**
 * One new observation on its way up, with the way back to its bytes.
 *
 * @param message where the bytes are
 * @param element which element of that message, as its decoding numbers them
 * @param device who observed: the sender, or the child that the sender speaks for
 */
public record Fact(MessageId message, int element, DeviceId device, Instant receivedAt, Observation observation) {}
