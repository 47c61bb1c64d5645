package org.tallyman.platform.rebuild;

/**
 * Rows that must be the same in the live tables and in the rebuilt ones.
 *
 * @param name what is compared, for people
 * @param live query of the live rows
 * @param rebuilt query of the same columns over the rebuilt tables
 * @param wholeJournalOnly whether it can be compared only when the journal reaches back to its first message
 * @param leftOut what is not compared, and why; empty for nothing
 */
public record Comparison(String name, String live, String rebuilt, boolean wholeJournalOnly, String leftOut) {

    private static final String SCHEMA = "{}";

    /**
     * The same query over both.
     *
     * @param query with <code>{}</code> before each derived table, <code>{live}</code> where the live table is meant, and
     *     <code>{since}</code> for the first message from which on the journal is whole
     */
    public static Comparison of(String name, String query, String leftOut) {
        return new Comparison(
                name, query.replace(SCHEMA, "{live}"), query.replace(SCHEMA, "{rebuilt}"), false, leftOut);
    }

    /** As {@link #of}, for rows that sum up everything there ever was. */
    public static Comparison ofAll(String name, String query, String leftOut) {
        return new Comparison(name, query.replace(SCHEMA, "{live}"), query.replace(SCHEMA, "{rebuilt}"), true, leftOut);
    }

    /** With the names of the schemas, and the first message from which on the journal is whole. */
    public Comparison in(String liveSchema, String rebuiltSchema, long since) {
        return new Comparison(
                name,
                filled(live, liveSchema, rebuiltSchema, since),
                filled(rebuilt, liveSchema, rebuiltSchema, since),
                wholeJournalOnly,
                leftOut);
    }

    private static String filled(String query, String liveSchema, String rebuiltSchema, long since) {
        return query.replace("{live}", liveSchema)
                .replace("{rebuilt}", rebuiltSchema)
                .replace("{since}", Long.toString(since));
    }
}
