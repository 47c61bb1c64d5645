package org.tallyman.epcis;

/**
 * One thing wrong in an EPCIS document.
 *
 * @param path JSON pointer (RFC 6901) to the value, such as {@code /epcisBody/eventList/0/action}
 * @param rule the broken rule in words
 */
public record Fault(String path, String rule) {}
