package org.tallyman.intake.outbound;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tallyman.device.DeviceView;
import org.tallyman.dialect.DialectRegistry;
import org.tallyman.dialect.line.LineDialect;

/** Languages whose devices are called, and how an address is written for each. */
enum LinkKind {
    STREAM("impinj", "http", "https", "https://192.168.1.20"),
    LLRP("llrp", "llrp", "llrps", "llrp://192.168.1.20"),
    TEXT("textline", "tcp", "serial", "tcp://192.168.1.40:2112"),
    MODBUS("modbus", ModbusAddress.SCHEME, ModbusAddress.SCHEME, "modbus://192.168.1.50:502?unit=1"),
    /** A broker brings what was published in any language that has no line of its own. */
    MQTT("", "mqtt", "mqtts", "mqtts://broker.example");

    private static final int LLRP_PORT = 5_084;
    private static final int LLRP_TLS_PORT = 5_085;
    private static final int MQTT_PORT = 1_883;
    private static final int MQTT_TLS_PORT = 8_883;
    private static final int PORT_MAX = 65_535;

    private final String dialect;
    private final String plain;
    private final String secured;
    private final String example;

    LinkKind(String dialect, String plain, String secured, String example) {
        this.dialect = dialect;
        this.plain = plain;
        this.secured = secured;
        this.example = example;
    }

    /** The ways in which a device can be called; none for those that call on lines of their own. */
    static List<LinkKind> of(DeviceView device, DialectRegistry dialects) {
        List<LinkKind> own = Arrays.stream(values())
                .filter(kind -> kind.dialect.equals(device.dialect()))
                .toList();
        boolean hasLine = dialects.find(device.dialect()).orElse(null) instanceof LineDialect;
        boolean publishes = !hasLine && (own.isEmpty() || own.contains(STREAM));
        return publishes ? Stream.concat(own.stream(), Stream.of(MQTT)).toList() : own;
    }

    /** The way in which a device is called at an address. */
    static Optional<LinkKind> of(DeviceView device, DialectRegistry dialects, URI address) {
        return of(device, dialects).stream()
                .filter(kind -> kind.address(address.toString()).isPresent())
                .findFirst();
    }

    /** Whether whoever calls signs in with a name and a password. */
    boolean signsIn() {
        return this == STREAM || this == MQTT;
    }

    /** What an address must be, in words. */
    String rule() {
        return switch (this) {
            case STREAM, LLRP, MQTT ->
                "is " + plain + ":// or " + secured + ":// with host and port, such as " + example;
            case TEXT -> "is tcp:// with host and port, such as " + example + ", or " + SerialAddress.RULE;
            case MODBUS -> ModbusAddress.RULE;
        };
    }

    /** Whether the device may show a certificate. */
    boolean isSecured() {
        return this == STREAM || this == LLRP || this == MQTT;
    }

    /** Without path and end; empty when it is no address of this kind. */
    Optional<URI> address(String text) {
        try {
            URI uri = new URI(text);
            if (this == MODBUS) {
                return ModbusAddress.of(uri).map(ModbusAddress::uri);
            }
            if (this == TEXT && !plain.equals(uri.getScheme())) {
                return SerialAddress.of(uri).map(SerialAddress::uri);
            }
            String path = uri.getPath() == null ? "" : uri.getPath();
            boolean bare = uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null;
            boolean named = List.of(plain, secured).contains(String.valueOf(uri.getScheme())) && uri.getHost() != null;
            if (named && bare && (path.isEmpty() || path.equals("/")) && takesPort(uri.getPort())) {
                return Optional.of(new URI(uri.getScheme() + "://" + uri.getAuthority()));
            }
        } catch (URISyntaxException e) {
            // As any other text that is none.
        }
        return Optional.empty();
    }

    /** Or none, which the URI says by -1, where the kind has a usual one. */
    private boolean takesPort(int port) {
        return (port == -1 && this != TEXT) || (port > 0 && port <= PORT_MAX);
    }

    /** Over TLS, by its scheme. */
    static boolean isSecured(URI address) {
        return List.of("llrps", "mqtts").contains(String.valueOf(address.getScheme()));
    }

    /** As sockets take it: IPv6 without the brackets that it has in an address. */
    static String host(URI address) {
        return address.getHost().replaceAll("[\\[\\]]", "");
    }

    /** Of an LLRP reader or a broker; the standards have one for each where the address names none. */
    static int port(URI address) {
        if (address.getPort() > 0) {
            return address.getPort();
        }
        return switch (String.valueOf(address.getScheme())) {
            case "mqtts" -> MQTT_TLS_PORT;
            case "mqtt" -> MQTT_PORT;
            case "llrps" -> LLRP_TLS_PORT;
            default -> LLRP_PORT;
        };
    }
}
