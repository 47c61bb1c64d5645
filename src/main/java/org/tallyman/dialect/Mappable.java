package org.tallyman.dialect;

/**
 * What of a message a mapping reads.
 *
 * @param part as JSON
 * @param device which device behind the sender it is of; empty when it is of the sender
 * @param model of that device, as the sender calls it; empty when it does not say
 */
public record Mappable(byte[] part, String device, String model) {}
