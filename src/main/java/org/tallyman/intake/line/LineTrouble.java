package org.tallyman.intake.line;

import io.netty.channel.ConnectTimeoutException;
import java.net.ConnectException;
import java.net.UnknownHostException;

/** Why a device could not be called, in words for its page. */
final class LineTrouble {

    private static final int CAUSES_MAX = 10;

    private LineTrouble() {}

    static String inWords(Throwable failure, String host, int port) {
        return switch (failure) {
            case ConnectTimeoutException _ -> "no answer from " + host + ", port " + port;
            case ConnectException _ -> "cannot be reached at " + host + ", port " + port;
            case UnknownHostException _ -> "nobody knows the name " + host;
            default -> "the connection broke: " + root(failure).getMessage();
        };
    }

    /** What a TLS engine found wrong lies under what it calls it. */
    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        for (int i = 0; i < CAUSES_MAX && root.getCause() != null; i++) {
            root = root.getCause();
        }
        return root;
    }
}
