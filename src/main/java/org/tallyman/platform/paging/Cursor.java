package org.tallyman.platform.paging;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.tallyman.platform.Problem;

/**
 * Where a page starts and how long it is, from the query parameters {@code after} and {@code limit}.
 *
 * @param key of the last item before the page; empty at the start
 * @param limit 1 to 200
 */
public record Cursor(String key, int limit) {

    public static final int LIMIT_MAX = 200;
    private static final int LIMIT_DEFAULT = 50;

    /**
     * Reads the parameters.
     *
     * @throws org.tallyman.platform.ProblemException 400 for a cursor that is none of ours or a limit out of bounds
     */
    public static Cursor of(@Nullable String after, @Nullable Integer limit) {
        int size = limit == null ? LIMIT_DEFAULT : limit;
        if (size < 1 || size > LIMIT_MAX) {
            throw Problem.invalid("limit", String.valueOf(size), "is 1 to " + LIMIT_MAX)
                    .exception();
        }
        return new Cursor(after == null || after.isEmpty() ? "" : decode(after), size);
    }

    /** As {@link #of(String, Integer)} for keys that are numbers. */
    public long number() {
        try {
            return key.isEmpty() ? 0 : Long.parseLong(key);
        } catch (NumberFormatException e) {
            throw Problem.invalid("after", encode(key), "is the next of a page before")
                    .exception();
        }
    }

    static String encode(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String cursor) {
        try {
            String key = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            // Keys of several columns are divided by tabs.
            if (key.chars().noneMatch(c -> c != '\t' && Character.isISOControl(c))) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // Refused below, as a key that cannot be one of ours is.
        }
        throw Problem.invalid("after", cursor, "is the next of a page before").exception();
    }
}
