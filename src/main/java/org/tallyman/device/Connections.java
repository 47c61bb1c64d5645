package org.tallyman.device;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;
import org.tallyman.dialect.DeviceKind;
import org.tallyman.dialect.DialectRegistry;
import org.tallyman.dialect.Sample;
import org.tallyman.dialect.line.LineDialect;

/** Writes the commands by which a device connects: with its own code, language, kind and token, and this server's ports. */
@ApplicationScoped
class Connections {

    private final Clock clock;
    private final DialectRegistry dialects;
    private final MqttAddress mqtt;
    private final LineAddress lines;

    Connections(Clock clock, DialectRegistry dialects, MqttAddress mqtt, LineAddress lines) {
        this.clock = clock;
        this.dialects = dialects;
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
        if (device.dialect().equals("modbus")) {
            return new Connection("", "", "", "", "Tallyman asks it: say under Called by Tallyman at which address.");
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
        String url = root + "/ingest/" + device.dialect();
        Optional<Sample> sample = sample(device, now);
        if (sample.isEmpty()) {
            return new Connection(url, "", "", "", publisher(device, url, base.getHost()));
        }
        String body = sample.get().body();
        String curl = "curl -H 'Authorization: Bearer " + token + "' -H 'Content-Type: "
                + sample.get().mediaType() + "' \\\n  --data '" + body + "' \\\n  " + url;
        String publish = " -q 1 -u " + device.code() + " -P " + token + " \\\n  -t " + device.dialect() + "/"
                + device.code() + " -m '" + body + "'";
        return new Connection(
                url,
                curl,
                command(mqtt.plainPort(), base, publish),
                command(mqtt.securedPort(), base, " --tls-use-os-certs" + publish),
                "");
    }

    private String line(DeviceView device, String host, int port) {
        String who = device.identifier() == null
                ? "Give it an identifier under Identity first, so that it is known when it calls."
                : "It is known by " + device.identifier() + ".";
        boolean byAddress =
                dialects.find(device.dialect()).orElse(null) instanceof LineDialect spoken && spoken.knownByAddress();
        return "Set its server to " + host + ", port " + port + (byAddress ? ", over TCP. " : ", over TCP or UDP. ")
                + who;
    }

    private static String command(OptionalInt port, URI base, String publish) {
        return port.isEmpty() ? "" : "mosquitto_pub -h " + base.getHost() + " -p " + port.getAsInt() + publish;
    }

    private String publisher(DeviceView device, String url, String host) {
        String way = mqtt.plainPort().isEmpty()
                ? "post to " + url
                : "publish to " + host + ", port " + mqtt.plainPort().getAsInt() + ", over MQTT with quality 1";
        return "Set it to " + way + ", with user name " + device.code() + " and its token as password.";
    }

    private Optional<Sample> sample(DeviceView device, Instant now) {
        return device.dialect().equals("tallyman")
                ? Optional.of(Sample.json(neutral(device.kind(), now)))
                : dialects.find(device.dialect()).flatMap(dialect -> dialect.sample(now));
    }

    private static String neutral(DeviceKind kind, Instant now) {
        String time = "'time':'" + now + "'";
        return switch (kind) {
            case READER, GATEWAY -> "[{" + time + ",'epc':'" + Sample.EPC + "','antenna':1,'rssi':-52,'count':3}]";
            case SCANNER -> "[{" + time + ",'scan':'(01)09506000134352(10)A1'}]";
            case TRACKER -> "[{" + time + ",'latitude':50.1109,'longitude':8.6821,'speed':12}]";
            case SENSOR -> "[{" + time + ",'quantity':'temperature','value':4.2,'unit':'Cel'}]";
        };
    }
}
