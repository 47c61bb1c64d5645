package org.tallyman.access;

/**
 * What was done to one thing, for the audit trail. Never holds a secret.
 *
 * @param verb what was done, such as {@code create}, {@code edit}, {@code revoke}
 * @param kind the kind of thing, such as {@code user}, {@code device}
 * @param objectId its name or id within its kind
 * @param before a summary of what it was, empty where there was nothing; at most 4,000 characters are kept
 * @param after a summary of what it is now, empty where nothing is left
 */
public record Change(String verb, String kind, String objectId, String before, String after) {

    private static final int LENGTH_MAX = 4000;

    public Change {
        before = before.substring(0, Math.min(before.length(), LENGTH_MAX));
        after = after.substring(0, Math.min(after.length(), LENGTH_MAX));
    }
}
