package org.tallyman.intake.outbound;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Modbus device: {@code modbus://192.168.1.50:502?unit=1}.
 *
 * @param port 502 unless said otherwise
 * @param unit of the device behind a gateway, 0 to 255; 1 unless said otherwise
 */
record ModbusAddress(URI uri, String host, int port, int unit) {

    static final String SCHEME = "modbus";
    static final String RULE = "is modbus:// with host, port and unit, such as modbus://192.168.1.50:502?unit=1";

    private static final Pattern UNIT = Pattern.compile("unit=([0-9]{1,3})");
    private static final int PORT = 502;
    private static final int PORT_MAX = 65_535;
    private static final int UNIT_MAX = 255;

    /** Empty when it is no such address. */
    static Optional<ModbusAddress> of(URI uri) {
        String path = uri.getPath() == null ? "" : uri.getPath();
        boolean bare = uri.getUserInfo() == null && uri.getFragment() == null && (path.isEmpty() || path.equals("/"));
        int port = uri.getPort() == -1 ? PORT : uri.getPort();
        if (!SCHEME.equals(uri.getScheme()) || uri.getHost() == null || !bare || port < 1 || port > PORT_MAX) {
            return Optional.empty();
        }
        if (uri.getQuery() == null) {
            return Optional.of(new ModbusAddress(uri, LinkKind.host(uri), port, 1));
        }
        Matcher unit = UNIT.matcher(uri.getQuery());
        return unit.matches() && Integer.parseInt(unit.group(1)) <= UNIT_MAX
                ? Optional.of(new ModbusAddress(uri, LinkKind.host(uri), port, Integer.parseInt(unit.group(1))))
                : Optional.empty();
    }
}
