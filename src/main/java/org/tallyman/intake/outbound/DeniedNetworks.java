package org.tallyman.intake.outbound;

import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Networks into which Tallyman does not call: else whoever may set up a device could reach what only this machine can. */
@Singleton
final class DeniedNetworks {

    private final List<Network> networks;

    DeniedNetworks(OutboundConfig config) {
        this.networks = config.deny().stream().map(Network::of).toList();
    }

    private record Network(String text, byte[] prefix, int bits) {

        static Network of(String text) {
            try {
                String[] parts = text.strip().split("/", 2);
                byte[] prefix = InetAddress.ofLiteral(parts[0]).getAddress();
                int bits = parts.length > 1 ? Integer.parseInt(parts[1]) : prefix.length * Byte.SIZE;
                if (bits >= 0 && bits <= prefix.length * Byte.SIZE) {
                    return new Network(text.strip(), prefix, bits);
                }
            } catch (IllegalArgumentException e) {
                // As any other text that is none.
            }
            throw new IllegalStateException(
                    "tallyman.outbound.deny: “" + text + "” is no network, such as 169.254.0.0/16 or fe80::/10");
        }

        boolean holds(InetAddress address) {
            byte[] bytes = address.getAddress();
            int whole = bits / Byte.SIZE;
            int shift = Byte.SIZE - bits % Byte.SIZE;
            return bytes.length == prefix.length
                    && Arrays.equals(bytes, 0, whole, prefix, 0, whole)
                    && (shift == Byte.SIZE || (bytes[whole] & 0xFF) >> shift == (prefix[whole] & 0xFF) >> shift);
        }
    }

    /** The rule that an address breaks as it is written; what a name stands for shows when it is called. */
    Optional<String> fault(URI address) {
        try {
            return address.getHost() == null
                    ? Optional.empty()
                    : fault(Stream.of(InetAddress.ofLiteral(LinkKind.host(address))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Looks up where a call would go. */
    void check(URI address) throws LineBrokenException {
        if (address.getHost() == null) {
            return;
        }
        try {
            Optional<String> fault = fault(Arrays.stream(InetAddress.getAllByName(LinkKind.host(address))));
            if (fault.isPresent()) {
                throw new LineBrokenException("its address " + fault.get());
            }
        } catch (UnknownHostException e) {
            // Whoever calls finds that too, and says so.
        }
    }

    private Optional<String> fault(Stream<InetAddress> addresses) {
        return addresses
                .flatMap(address -> networks.stream().filter(network -> network.holds(address)))
                .findFirst()
                .map(network -> "is in " + network.text()
                        + ", where the operator lets Tallyman not call (tallyman.outbound.deny)");
    }
}
