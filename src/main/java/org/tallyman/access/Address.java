package org.tallyman.access;

import io.vertx.core.http.HttpServerRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** The network address of a caller as limits count it: an IPv4 address, or the /64 that one IPv6 host may roam in. */
final class Address {

    private static final int NETWORK_BYTES = 8;

    private Address() {}

    static String of(HttpServerRequest request) {
        var remote = request.remoteAddress();
        String host = remote == null ? null : remote.hostAddress();
        return host == null ? "unknown" : network(host);
    }

    static String network(String host) {
        InetAddress address = InetAddress.ofLiteral(host);
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES)) + "/64"
                : address.getHostAddress();
    }
}
