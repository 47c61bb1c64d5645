package org.tallyman.epcis;

/**
 * Where goods come from or go to.
 *
 * @param type {@code owning_party}, {@code possessing_party}, {@code location} or a URI
 * @param id URI of the party or location
 */
public record SourceDest(String type, String id) {}
