package org.tallyman.platform;

/**
 * The head of a column by which a list can be sorted.
 *
 * @param href the list sorted by it; the other way round where it already is
 * @param sorted {@code ascending} or {@code descending} where the list is sorted by it, empty where it is not
 */
public record SortHead(String word, String href, String sorted, boolean number) {

    private static final String DOWN = "-";

    /**
     * A column of words: from A to Z first.
     *
     * @param name how addresses call the column
     * @param sort of the list as it is shown: such a name, behind {@code -} for descending
     * @param list the address of the list
     */
    public static SortHead ofWords(String word, String name, String sort, Link list) {
        return of(word, name, sort, list, false);
    }

    /** A column of numbers: the largest first. */
    public static SortHead ofNumbers(String word, String name, String sort, Link list) {
        return of(word, DOWN + name, sort, list, true);
    }

    /** A column of times: the latest first. */
    public static SortHead ofTimes(String word, String name, String sort, Link list) {
        return of(word, DOWN + name, sort, list, false);
    }

    private static SortHead of(String word, String first, String sort, Link list, boolean number) {
        String other = first.startsWith(DOWN) ? first.substring(1) : DOWN + first;
        String sorted =
                !sort.equals(first) && !sort.equals(other) ? "" : sort.startsWith(DOWN) ? "descending" : "ascending";
        String next = sort.equals(first) ? other : first;
        return new SortHead(word, list.with("sort", next).toString(), sorted, number);
    }
}
