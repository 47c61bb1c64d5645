package org.tallyman.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Damaged frames: no exception escapes a decoder, and what is not whole is refused. */
class HostileFramesTest {

    private static final int RANDOM_FRAMES = 2_000;

    static Stream<Arguments> samples() {
        return Stream.of(
                sample(
                        "tallyman",
                        "{'device':'A','time':'2026-05-08T11:59:59.123Z','observations':[{'epc':'3034','rssi':-61.25},"
                                + "{'latitude':1.5,'longitude':2e1},{'status':'up','attributes':{'a':[1,null,{'b':true}]}}]}"),
                sample("tallyman", "[{'epc':'3034'},{'quantity':'temperature','value':3,'unit':'Cel'},{'lost':3}]"),
                sample(
                        "impinj",
                        "[{'timestamp':'2025-05-08T12:00:00.123456789Z','hostname':'r','eventType':'tagInventory',"
                                + "'tagInventoryEvent':{'epc':'ftqQOAUQAnEAAsCu','tid':'4oARcCAA','pc':'NAA=','antennaPort':1,"
                                + "'peakRssiCdbm':-7000,'phaseAngle':69.0}},{'eventType':'overflow','overflowEvent':{}}]"),
                sample(
                        "zebra",
                        "{'type':'SIMPLE','timestamp':'2025-10-07T12:00:00.123+0000','data':{'eventNum':1,'idHex':'3034',"
                                + "'peakRssi':-70}}{'type':'gpi','data':{'pin':1,'state':'LOW'}}"),
                sample(
                        "zebra",
                        "{'type':'CUSTOM','data':{'tagData':[{'eventNum':1,'idHex':'3034'}],'barcodeData':[]}}"),
                sample(
                        "chirpstack",
                        "{'deduplicationId':'d','time':'2026-05-08T11:59:59.123Z','deviceInfo':{'devEui':'01','deviceProfileName':"
                                + "'EM300-TH'},'fCnt':1,'fPort':85,'data':'A2f+AARolQ==','rxInfo':[{'gatewayId':'g','rssi':-36}]}"),
                sample(
                        "chirpstack",
                        "{'time':'2026-05-08T11:59:59.123Z','deviceInfo':{'devEui':'01'},'fPort':1,'object':{'gps_1':{'latitude':1.5,"
                                + "'longitude':2},'history':[{'timestamp':1700000000,'temperature':1}],'a':{'value':1,'unit':'V'}}}"),
                sample(
                        "tts",
                        "{'end_device_ids':{'dev_eui':'01'},'received_at':'2026-05-08T11:59:59.123Z','uplink_message':{'f_port':2,"
                                + "'frm_payload':'AQI=','version_ids':{'model_id':'elsys'},'rx_metadata':[{'rssi':-97,'snr':-1}]}}"),
                sample("osmand", "GET /?id=1&lat=1.5&lon=%32&timestamp=1377177267&cell=1,2,3,4&wifi=a,-1&batt=5"),
                sample(
                        "osmand",
                        "{'device_id':'a','location':{'timestamp':'2013-08-22T13:14:27Z','coords':{'latitude':1,"
                                + "'longitude':2},'battery':{'level':1}}}"),
                sample(
                        "minew",
                        "[{'timestamp':'2026-05-08T12:00:00Z','type':'Gateway','mac':'AC233F000001'},{'type':'S1','mac':"
                                + "'C0FFEE010203','rssi':-61,'rawData':'0201061016E1FFA1015A14802D40060504030201'}]"),
                binary("minew", "BB0100000029AC233F0000010001C0FFEE0102030002020201060010C3020201060010C5DD"),
                sample(
                        "ruuvi",
                        "{'data':{'timestamp':'1778241598','gw_mac':'AC:23:3F:00:00:01','tags':{'C0:FF:EE:01:02:03':"
                                + "{'rssi':-61,'timestamp':1778241598,'data':'02010605166E2AF401'}}}}"),
                sample(
                        "kontakt",
                        "{'timestamp':1778241598,'events':[{'deviceAddress':'c0:ff:ee:01:02:03','rssi':-61,"
                                + "'ble':{'data':'AgEGBRZuKvQB'}}]}"),
                sample(
                        "cassia",
                        "data: {'action':'data.scan','timestamp':1778241598000,'data':[{'rssi':-61,'adData':'020106',"
                                + "'bdaddrs':[{'bdaddr':'C0:FF:EE:01:02:03'}]}]}\n\n"),
                sample("senml", "[{'bn':'d/','bt':1778241600,'n':'t','u':'Cel','v':1.5},{'n':'o','vb':true,'t':-5}]"),
                binary("senml", "82A52162642F221A69FDD0400061740163 43656C02F93E00A200626F6E04F5"));
    }

    private static Arguments binary(String dialect, String hex) {
        return Arguments.of(dialect, HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    private static Arguments sample(String dialect, String payload) {
        return Arguments.of(dialect, payload.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void survivesTruncationAtEveryByte(String dialect, byte[] frame) {
        for (int length = 0; length < frame.length; length++) {
            receive(dialect, Arrays.copyOf(frame, length));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void survivesEveryFlippedBit(String dialect, byte[] frame) {
        for (int bit = 0; bit < frame.length * 8; bit++) {
            byte[] damaged = frame.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            receive(dialect, damaged);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void survivesShuffledPieces(String dialect, byte[] frame) {
        Random random = new Random(frame.length);
        for (int i = 0; i < RANDOM_FRAMES; i++) {
            byte[] shuffled = new byte[random.nextInt(2 * frame.length)];
            for (int at = 0; at < shuffled.length; ) {
                int from = random.nextInt(frame.length);
                int length = Math.min(shuffled.length - at, 1 + random.nextInt(frame.length - from));
                System.arraycopy(frame, from, shuffled, at, length);
                at += length;
            }
            receive(dialect, shuffled);
        }
    }

    private static void receive(String dialect, byte[] payload) {
        Dialect found = new DialectRegistry().find(dialect).orElseThrow();
        Decoding decoding = Frames.decode(found, Frames.bytes(payload));
        List<Rejection> rejections = decoding.rejections();
        assertThat(rejections).allSatisfy(rejection -> {
            assertThat(rejection.offset()).isBetween(-1, payload.length);
            assertThat(rejection.refusal().rule()).isNotBlank();
        });
        boolean silent = decoding.elements().isEmpty() && rejections.isEmpty();
        assertThat(silent && new String(payload, StandardCharsets.ISO_8859_1).contains("\"epc"))
                .as("a read that is neither taken nor refused: %s", new String(payload, StandardCharsets.UTF_8))
                .isFalse();
    }
}
