package org.tallyman.device;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalInt;

/** Writes the commands by which a device connects: with its own code, language, kind and token, and this server's ports. */
@ApplicationScoped
class Connections {

    /** An SGTIN-96 of the GS1 examples: company 0614141, item 812345, serial 6789. */
    private static final String EPC = "3074257BF7194E4000001A85";

    private final Clock clock;
    private final MqttAddress mqtt;

    private final LineAddress lines;

    Connections(Clock clock, MqttAddress mqtt, LineAddress lines) {
        this.clock = clock;
        this.mqtt = mqtt;
        this.lines = lines;
    }

    /**
     * The commands for a device; for one that calls on a line, where to.
     *
     * @param base address of this server as the caller reached it
     * @param token the token, or a word that stands for it once it is gone
     */
    Connection of(DeviceView device, String token, URI base) {
        OptionalInt port = lines.linePort(device.dialect());
        if (port.isPresent()) {
            return new Connection("", "", "", "", line(device, base.getHost(), port.getAsInt()));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String root = base.getScheme() + "://" + base.getAuthority();
        if (device.dialect().equals("osmand")) {
            String url = root + "/ingest/osmand";
            String query =
                    "?id=" + device.code() + "&lat=50.1109&lon=8.6821&speed=12&timestamp=" + now.getEpochSecond();
            return new Connection(
                    url, "curl -H 'Authorization: Bearer " + token + "' '" + url + query + "'", "", "", "");
        }
        String body = body(device, now);
        String url = root + "/ingest/" + device.dialect();
        String curl = "curl -H 'Authorization: Bearer " + token + "' -H 'Content-Type: application/json' \\\n  --data '"
                + body + "' \\\n  " + url;
        String publish = " -q 1 -u " + device.code() + " -P " + token + " \\\n  -t " + device.dialect() + "/"
                + device.code() + " -m '" + body + "'";
        return new Connection(
                url,
                curl,
                command(mqtt.plainPort(), base, publish),
                command(mqtt.securedPort(), base, " --tls-use-os-certs" + publish),
                "");
    }

    private static String line(DeviceView device, String host, int port) {
        String who = device.identifier() == null
                ? "Give it an identifier under Identity first, so that it is known when it calls."
                : "It is known by " + device.identifier() + ".";
        return "Set its server to " + host + ", port " + port + ", over TCP or UDP. " + who;
    }

    private static String command(OptionalInt port, URI base, String publish) {
        return port.isEmpty() ? "" : "mosquitto_pub -h " + base.getHost() + " -p " + port.getAsInt() + publish;
    }

    /** A reader says it more than once, because once is not enough to believe that a tag is there. */
    private static String body(DeviceView device, Instant now) {
        return switch (device.dialect()) {
            case "impinj" -> "[" + impinj(device, now.minusMillis(200)) + "," + impinj(device, now) + "]";
            case "zebra" ->
                "[{\"timestamp\":\"" + now + "\",\"type\":\"SIMPLE\",\"data\":{\"idHex\":\"" + EPC
                        + "\",\"antenna\":1,\"peakRssi\":-52,\"reads\":3,\"eventNum\":1,\"format\":\"epc\"}}]";
            default -> neutral(device.kind(), now);
        };
    }

    private static String impinj(DeviceView device, Instant at) {
        return "{\"timestamp\":\"" + at + "\",\"hostname\":\"" + device.code()
                + "\",\"eventType\":\"tagInventory\",\"tagInventoryEvent\":{\"epcHex\":\"" + EPC
                + "\",\"antennaPort\":1,\"peakRssiCdbm\":-5200}}";
    }

    private static String neutral(DeviceKind kind, Instant now) {
        String time = "\"time\":\"" + now + "\"";
        return switch (kind) {
            case READER, GATEWAY -> "[{" + time + ",\"epc\":\"" + EPC + "\",\"antenna\":1,\"rssi\":-52,\"count\":3}]";
            case SCANNER -> "[{" + time + ",\"scan\":\"(01)09506000134352(10)A1\"}]";
            case TRACKER -> "[{" + time + ",\"latitude\":50.1109,\"longitude\":8.6821,\"speed\":12}]";
            case SENSOR -> "[{" + time + ",\"quantity\":\"temperature\",\"value\":4.2,\"unit\":\"Cel\"}]";
        };
    }
}
