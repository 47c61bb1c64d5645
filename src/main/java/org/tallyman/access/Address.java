package org.tallyman.access;

import io.vertx.core.http.HttpServerRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/** The network address of a caller as limits count it: an IPv4 address, or the /64 that one IPv6 host may roam in. */
final class Address {

    private static final int NETWORK_BYTES = 8;

    private Address() {}

    static String of(HttpServerRequest request) {
        String host = host(request);
        return host.isEmpty() ? "unknown" : network(host);
    }

    /** The whole address, for people to recognise; empty where there is none. */
    static String host(HttpServerRequest request) {
        var remote = request.remoteAddress();
        return remote == null ? "" : Objects.requireNonNullElse(remote.hostAddress(), "");
    }

    static String network(String host) {
        InetAddress address = InetAddress.ofLiteral(host);
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES)) + "/64"
                : address.getHostAddress();
    }
}
