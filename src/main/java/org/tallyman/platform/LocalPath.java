package org.tallyman.platform;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A place of our own to go back to, never another host. */
public final class LocalPath {

    private static final int MAX_LENGTH = 2_000;
    private static final URI ROOT = URI.create("/");

    private LocalPath() {}

    /** The path and query if they stay on this host, else {@code /}. */
    public static URI orRoot(@Nullable String path) {
        if (path == null || path.length() > MAX_LENGTH || !path.startsWith("/") || path.startsWith("//")) {
            return ROOT;
        }
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '\\' || c <= ' ' || c > '~') {
                return ROOT;
            }
        }
        try {
            return URI.create(path);
        } catch (IllegalArgumentException e) {
            return ROOT;
        }
    }
}
