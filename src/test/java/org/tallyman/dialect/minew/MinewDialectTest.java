package org.tallyman.dialect.minew;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tallyman.dialect.Decoded;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Frames;
import org.tallyman.dialect.Observation;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Observation.Measurement;
import org.tallyman.dialect.Observation.TagRead;
import org.tallyman.dialect.TagDetail;

class MinewDialectTest {

    private static final Instant AT = Instant.parse("2026-05-08T11:59:58Z");
    private static final String GATEWAY = "{'timestamp':'2026-05-08T11:59:58Z','type':'Gateway','mac':'AC233F000001',"
            + "'gatewayFree':90,'gatewayLoad':0.5}";
    /** Battery 90 %, 20.5 Cel, 45.25 % under service FFE1. */
    private static final String CLIMATE = "0201061016E1FFA1015A14802D40060504030201";

    @Test
    void readsWhatTheGatewayOfTheSameMessageHeard() {
        List<Observation> observations = decode("[" + GATEWAY
                + ",{'timestamp':'2026-05-08T11:59:58Z','type':'S1','mac':'C0:FF:EE:01:02:03','bleName':'','rssi':-61,"
                + "'battery':1,'temperature':2,'humidity':3,'rawData':'" + CLIMATE + "'}]");
        assertThat(observations)
                .containsExactly(
                        new DeviceStatus(
                                AT, "gateway", Map.of("gatewayFree", 90L, "gatewayLoad", 0.5, "mac", "AC233F000001")),
                        new TagRead(AT, "C0FFEE010203", 0, -6_100, 1, detail("C0FFEE010203", null)),
                        new Measurement(AT, "battery", 90, "%", ""),
                        new Measurement(AT, "temperature", 20.5, "Cel", ""),
                        new Measurement(AT, "humidity", 45.25, "%", ""));
    }

    @Test
    void takesWhatTheGatewayMadeOfAPayloadThatItLeftOut() {
        assertThat(decode("[" + GATEWAY + ",{'type':'S1','mac':'C0FFEE010203','rssi':-61,'temperature':2.5},"
                        + "{'type':'iBeacon','mac':'C0FFEE010203','ibeaconUuid':'A1B2C3D4-E5F6-0718-293A-4B5C6D7E8F90',"
                        + "'ibeaconMajor':10,'ibeaconMinor':258,'rssi':-60,'ibeaconTxPower':-59}]"))
                .contains(
                        new Measurement(Frames.RECEIVED, "temperature", 2.5, "Cel", ""),
                        new TagRead(
                                Frames.RECEIVED,
                                "A1B2C3D4E5F60718293A4B5C6D7E8F90000A0102",
                                0,
                                -6_000,
                                1,
                                detail("C0FFEE010203", -5_900)));
    }

    @Test
    void readsTheFormatOfDirectionFinders() {
        assertThat(decode(
                        "[{'gateway':'ac233f000001','timestamp':1778241598000},{'mac':'c0ffee010203','no':37,'rssi':-55,"
                                + "'timestamp':1778241598000}]"))
                .containsExactly(
                        new DeviceStatus(AT, "gateway", Map.of("gateway", "AC233F000001")),
                        new TagRead(AT, "C0FFEE010203", 0, -5_500, 1, detail("C0FFEE010203", null)));
    }

    @Test
    void refusesATransmitterWithoutAnAddressAndReadsTheOthers() {
        Decoding decoding = Frames.decode(
                new MinewDialect(),
                Frames.json("[" + GATEWAY + ",{'type':'S1','rssi':-61},{'mac':'xyz','rssi':-61},{'mac':'C0FFEE010203',"
                        + "'rssi':-61,'rawData':'02'}]"));
        assertThat(Decoded.codes(decoding)).containsExactly("missing", "address");
        assertThat(decoding.elements()).hasSize(2);
    }

    @Test
    void countsHowOftenEachTransmitterWasHeard() {
        String climate = "14" + CLIMATE + "00C3";
        String cooler = "14" + CLIMATE.replace("1480", "1380") + "00C1";
        Decoding decoding = decodeHex("BB01%08XAC233F0000010002C0FFEE0102030003" + climate + climate + cooler
                + "0011223344550001" + "00" + "06" + "A6" + "DD");
        assertThat(decoding.ids()).containsExactly("ac233f000001");
        assertThat(Decoded.observations(decoding))
                .containsExactly(
                        new TagRead(Frames.RECEIVED, "C0FFEE010203", 0, -6_200, 3, detail("C0FFEE010203", null)),
                        new Measurement(Frames.RECEIVED, "battery", 90, "%", ""),
                        new Measurement(Frames.RECEIVED, "temperature", 20.5, "Cel", ""),
                        new Measurement(Frames.RECEIVED, "humidity", 45.25, "%", ""),
                        new Measurement(Frames.RECEIVED, "battery", 90, "%", ""),
                        new Measurement(Frames.RECEIVED, "temperature", 19.5, "Cel", ""),
                        new Measurement(Frames.RECEIVED, "humidity", 45.25, "%", ""),
                        new TagRead(Frames.RECEIVED, "1B00001122334455", 0, -9_000, 1, detail("001122334455", null)));
    }

    @Test
    void readsMinewConnect() {
        String part = "1E00" + "0100" + "C0FFEE010203" + "C3" + "14" + CLIMATE;
        String hex = "BB0200000000" + "34000000" + "26000000" + "843E" + "20000000" + part;
        Decoding decoding =
                Frames.decode(new MinewDialect(), Frames.bytes(HexFormat.of().parseHex(hex)));
        assertThat(Decoded.observations(decoding))
                .contains(new Measurement(Frames.RECEIVED, "temperature", 20.5, "Cel", ""));
    }

    @Test
    void refusesPacketsThatAreNotAsLongAsTheySay() {
        assertThat(Decoded.codes(decodeHex("BB01%08XAC233F0000010001C0FFEE0102030001020202DD")))
                .containsExactly("count");
        assertThat(Decoded.codes(decodeHex("BB0100000001AC233F0000010000DD"))).containsExactly("length");
        assertThat(Decoded.codes(decodeHex("BB07"))).containsExactly("header");
        assertThat(Decoded.codes(decodeHex("BB0200"))).containsExactly("length");
    }

    private static TagDetail detail(String address, @Nullable Integer powerCdbm) {
        return new TagDetail(address, null, null, null, powerCdbm, null, "AC233F000001");
    }

    private static List<Observation> decode(String json) {
        return Decoded.observations(Frames.decode(new MinewDialect(), Frames.json(json)));
    }

    /** The length goes where the pattern has it. */
    private static Decoding decodeHex(String pattern) {
        int bytes = pattern.replace("%08X", "00000000").length() / 2;
        return Frames.decode(new MinewDialect(), Frames.bytes(HexFormat.of().parseHex(pattern.formatted(bytes))));
    }
}
