package org.tallyman.device;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * How one device connects: commands that work when copied into a shell.
 *
 * @param url where it posts over HTTP
 * @param curl one message over HTTP
 * @param mqtt one message over MQTT; empty for a language that does not go over MQTT
 */
public record Connection(String url, String curl, String mqtt) {

    /** An SGTIN-96 of the GS1 examples: company 0614141, item 812345, serial 6789. */
    private static final String EPC = "3074257BF7194E4000001A85";

    private static final List<String> HTTP_ONLY = List.of("osmand");

    /**
     * The commands for a device.
     *
     * @param base address of this server as the caller reached it
     * @param token the token, or a word that stands for it once it is gone
     */
    static Connection of(DeviceView device, String token, URI base, Clock clock) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String root = base.getScheme() + "://" + base.getAuthority();
        if (device.dialect().equals("osmand")) {
            String url = root + "/ingest/osmand";
            String query =
                    "?id=" + device.code() + "&lat=50.1109&lon=8.6821&speed=12&timestamp=" + now.getEpochSecond();
            return new Connection(url, "curl -H 'Authorization: Bearer " + token + "' '" + url + query + "'", "");
        }
        String body = body(device, now);
        String url = root + "/ingest/" + device.dialect();
        String curl = "curl -H 'Authorization: Bearer " + token + "' -H 'Content-Type: application/json' \\\n  --data '"
                + body + "' \\\n  " + url;
        String mqtt = "mosquitto_pub -h " + base.getHost() + " -p 1883 -q 1 -u " + device.code() + " -P " + token
                + " \\\n  -t " + device.dialect() + "/" + device.code() + " -m '" + body + "'";
        return new Connection(url, curl, HTTP_ONLY.contains(device.dialect()) ? "" : mqtt);
    }

    private static String body(DeviceView device, Instant now) {
        return switch (device.dialect()) {
            case "impinj" ->
                "[{\"timestamp\":\"" + now + "\",\"hostname\":\"" + device.code()
                        + "\",\"eventType\":\"tagInventory\",\"tagInventoryEvent\":{\"epcHex\":\"" + EPC
                        + "\",\"antennaPort\":1,\"peakRssiCdbm\":-5200}}]";
            case "zebra" ->
                "[{\"timestamp\":\"" + now + "\",\"type\":\"SIMPLE\",\"data\":{\"idHex\":\"" + EPC
                        + "\",\"antenna\":1,\"peakRssi\":-52,\"reads\":3,\"eventNum\":1,\"format\":\"epc\"}}]";
            default -> neutral(device.kind(), now);
        };
    }

    private static String neutral(DeviceKind kind, Instant now) {
        String time = "\"time\":\"" + now + "\"";
        return switch (kind) {
            case READER, GATEWAY -> "[{" + time + ",\"epc\":\"" + EPC + "\",\"antenna\":1,\"rssi\":-52}]";
            case SCANNER -> "[{" + time + ",\"scan\":\"(01)09506000134352(10)A1\"}]";
            case TRACKER -> "[{" + time + ",\"latitude\":50.1109,\"longitude\":8.6821,\"speed\":12}]";
            case SENSOR -> "[{" + time + ",\"quantity\":\"temperature\",\"value\":4.2,\"unit\":\"Cel\"}]";
        };
    }
}
