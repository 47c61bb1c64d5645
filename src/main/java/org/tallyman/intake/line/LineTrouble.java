package org.tallyman.intake.line;

import io.netty.channel.ConnectTimeoutException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** Why a device could not be called, or its line broke, in words for its page. */
public final class LineTrouble {

    private static final int CAUSES_MAX = 10;

    private static final List<Class<? extends Throwable>> NAMELESS =
            List.of(UnknownHostException.class, UnresolvedAddressException.class);
    private static final List<Class<? extends Throwable>> SLOW = List.of(
            ConnectTimeoutException.class,
            SocketTimeoutException.class,
            HttpTimeoutException.class,
            TimeoutException.class);
    private static final List<Class<? extends Throwable>> UNREACHABLE = List.of(ConnectException.class);

    private LineTrouble() {}

    /**
     * What is told of a failure; what a library found lies under what it calls it.
     *
     * @param where the far end, as people write it
     * @param host its name
     * @param within how long an answer may take
     */
    public static String inWords(Throwable failure, String where, String host, Duration within) {
        List<Throwable> causes = causes(failure);
        if (hasAny(causes, NAMELESS)) {
            return "nobody knows the name " + host;
        }
        if (hasAny(causes, SLOW)) {
            return "no answer within " + within.toSeconds() + " s";
        }
        if (hasAny(causes, UNREACHABLE)) {
            return "cannot be reached at " + where;
        }
        String what = causes.getLast().getMessage();
        return what == null ? "the connection broke" : "the connection broke: " + what;
    }

    /** What lies under all else. */
    public static Throwable root(Throwable failure) {
        return causes(failure).getLast();
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable at = failure; at != null && causes.size() < CAUSES_MAX; at = at.getCause()) {
            causes.add(at);
        }
        return causes;
    }

    private static boolean hasAny(List<Throwable> causes, List<Class<? extends Throwable>> types) {
        return causes.stream().anyMatch(cause -> types.stream().anyMatch(type -> type.isInstance(cause)));
    }
}
