package org.tallyman.dialect.json;

/** Finds where a broken element ends. */
final class JsonResync {

    private JsonResync() {}

    /**
     * The end of the broken element at {@code start}: where its brackets are balanced; else the next object in the
     * array, or the next line that begins one.
     *
     * @param fault where the parser stopped
     * @param root whether the element stands between root values rather than in an array
     * @return offset behind the element; the length of the bytes when it has no end
     */
    static int end(byte[] bytes, int start, int fault, boolean root) {
        int limit = (int) Math.min(bytes.length, start + (long) JsonLimits.BROKEN_ELEMENT_BYTES);
        int balanced = bytes[start] == '{' || bytes[start] == '['
                ? balancedEnd(bytes, start, limit, root)
                : scalarEnd(bytes, start, limit, root);
        return balanced >= 0
                ? balanced
                : root ? nextLine(bytes, Math.max(start, fault)) : nextObject(bytes, start, fault);
    }

    private static int balancedEnd(byte[] bytes, int start, int limit, boolean root) {
        long squares = 0;
        int depth = 0;
        boolean text = false;
        for (int i = start; i < limit; i++) {
            byte b = bytes[i];
            if (b == '\n') {
                text = false;
                if (root && i + 1 < bytes.length && bytes[i + 1] == '{') {
                    return i;
                }
            } else if (text) {
                if (b == '\\') {
                    i++;
                } else {
                    text = b != '"';
                }
            } else if (b == '"') {
                text = true;
            } else if (b == '{' || b == '[') {
                squares = squares << 1 | (b == '[' ? 1 : 0);
                if (++depth == Long.SIZE) {
                    return -1;
                }
            } else if (b == '}' || b == ']') {
                if ((squares & 1) != (b == ']' ? 1 : 0)) {
                    return -1;
                }
                squares >>>= 1;
                if (--depth == 0) {
                    return i + 1;
                }
            }
        }
        return -1;
    }

    private static int scalarEnd(byte[] bytes, int start, int limit, boolean root) {
        boolean text = false;
        for (int i = start; i < limit; i++) {
            byte b = bytes[i];
            if (b == '\n') {
                text = false;
            } else if (b == '"') {
                text = !text;
            }
            boolean end = root ? b == '\n' || ((b == '{' || b == '[') && i > start) : b == ',' || b == ']';
            if (end && !text) {
                return i;
            }
        }
        return limit == bytes.length && root ? limit : -1;
    }

    private static int nextLine(byte[] bytes, int from) {
        for (int i = from; i + 1 < bytes.length; i++) {
            if (bytes[i] == '\n' && (bytes[i + 1] == '{' || bytes[i + 1] == '[')) {
                return i;
            }
        }
        return bytes.length;
    }

    /** The comma before the next object: one that follows an object, or behind the fault any. */
    private static int nextObject(byte[] bytes, int start, int fault) {
        byte beforeLast = 0;
        byte last = bytes[start];
        int lastAt = start;
        for (int i = start + 1; i < bytes.length; i++) {
            byte b = bytes[i];
            if (b == '{' && last == ',' && (beforeLast == '}' || i >= fault)) {
                return lastAt;
            }
            if (b < 0 || b > ' ') {
                beforeLast = last;
                last = b;
                lastAt = i;
            }
        }
        return bytes.length;
    }
}
