package org.tallyman.platform.command;

/**
 * One change of master data or settings, fired within its transaction for the audit trail. Never holds a secret.
 *
 * @param verb what was done, such as {@code create}, {@code edit}, {@code archive}
 * @param kind the kind of thing, such as {@code place}
 * @param objectId its id within its kind
 * @param before what it was, in words; empty where there was nothing
 * @param after what it is now
 */
public record ChangeMade(String verb, String kind, String objectId, String before, String after) {}
