package org.tallyman.dialect.digitalmatter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Frames;
import org.tallyman.dialect.Identity;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Observation.Fix;
import org.tallyman.dialect.Observation.Measurement;
import org.tallyman.dialect.Observation.Signal;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Rejection;
import org.tallyman.dialect.Reply;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.SignalKind;
import org.tallyman.dialect.tracker.FramingConformance;
import org.tallyman.dialect.tracker.HostileLines;

class DigitalMatterDialectTest {

    private static final String HELLO = "0255003800" + "15cd5b07" + "333530303030303030303030303036" + "00".repeat(22)
            + "51010203" + "00000000" + "00".repeat(7);

    /** At 1000 s, with a fix of 990 s at -10.5, 20.25, an open input and 3.7 V; sequence number 7. */
    private static final String RECORD = "3100" + "07000000" + "e8030000" + "0b"
            + "0015" + "de030000" + "c0d3bdf9" + "a0e7110c" + "2a00" + "e803" + "00" + "2d" + "0c" + "05" + "01"
            + "0208" + "00000000" + "0000" + "0300"
            + "0603" + "01740e";

    private static final Instant AT = Instant.parse("2013-01-01T00:16:40Z");

    /** Sequence number 1, at 2020-02-03 04:05:06; its first 62 bytes, without the sums. */
    private static final String FIXED = "0e" + "01000000" + "940c5218"
            + "a0e7110c" + "c0d3bdf9" + "e803" + "2d" + "2a00" + "000000" + "01" + "01" + "01000000" + "0000"
            + "740e" + "0000".repeat(4) + "ec" + "00".repeat(14) + "9600" + "0000";

    @Test
    void greetsADevice() {
        Decoding decoding = decode(HELLO);
        assertThat(decoding.ids()).containsExactly("350000000000006", "123456789");
        assertThat(new DigitalMatterDialect().ids(bytes(HELLO))).isEqualTo(decoding.ids());
        long seconds = Frames.RECEIVED.getEpochSecond() - AT.getEpochSecond() + 1_000;
        assertThat(decoding.reply().map(Reply::acknowledges)).contains(false);
        assertThat(reply(decoding))
                .isEqualTo("0255010800" + HexFormat.of().toHexDigits(Integer.reverseBytes((int) seconds)) + "00000000");
    }

    @Test
    void tellsTheFixAndItsOwnTime() {
        assertThat(decode("0255043100" + RECORD).elements())
                .extracting(Element::observation)
                .containsExactly(
                        new Fix(AT.minusSeconds(10), true, -10.5, 20.25, 42.0, 36.0, 90.0, 5.0),
                        new Signal(AT, SignalKind.INPUT, "ignition", false),
                        new Measurement(AT, "battery-voltage", 3.7, "V", ""),
                        new DeviceStatus(
                                AT,
                                "report",
                                Map.of(
                                        "index",
                                        7L,
                                        "event",
                                        11L,
                                        "ignition",
                                        false,
                                        "input",
                                        0L,
                                        "output",
                                        0L,
                                        "status",
                                        3L,
                                        "battery",
                                        3.7,
                                        "pdop",
                                        1.2)));
    }

    @Test
    void knowsARecordThatComesAgainInAnotherMessage() {
        List<Long> once = decode("0255043100" + RECORD).elements().stream()
                .map(Element::identity)
                .toList();
        List<Long> twice = decode("0255046200" + RECORD + RECORD).elements().stream()
                .map(Element::identity)
                .toList();
        assertThat(once).doesNotContain(Identity.NONE).hasSize(4);
        assertThat(twice.subList(4, 8)).isEqualTo(once);
    }

    @Test
    void makesNoPositionOfADeviceThatNeverHadAFix() {
        Decoding decoding = decode("0255043100" + RECORD.replace("de030000", "00000000"));
        assertThat(decoding.elements())
                .hasSize(3)
                .extracting(Element::observation)
                .noneMatch(Fix.class::isInstance);
    }

    @Test
    void commitsWhatIsStored() {
        Decoding decoding = decode("0255050000");
        assertThat(reply(decoding)).isEqualTo("025506010001");
        assertThat(decoding.reply().map(Reply::acknowledges)).contains(true);
    }

    @Test
    void readsRecordsOfFixedLength() {
        Decoding decoding = decode("0255104000" + FIXED + sums(FIXED));
        assertThat(decoding.checksum()).isEqualTo(Decoding.Checksum.OK);
        assertThat(decoding.elements().getFirst().observation())
                .isEqualTo(new Fix(Instant.parse("2020-02-03T04:05:06Z"), true, -10.5, 20.25, 42.0, 36.0, 90.0, null));
    }

    @Test
    void commitsNothingAfterADamagedRecord() {
        Session session = new DigitalMatterDialect().open(Profile.DEFAULT);
        Decoding damaged = session.receive(Frames.bytes(bytes("0255104000" + FIXED + "0000")));
        assertThat(damaged.checksum()).isEqualTo(Decoding.Checksum.BAD);
        assertThat(damaged.elements()).isEmpty();
        assertThat(damaged.rejections()).hasSize(1);
        assertThat(session.receive(Frames.bytes(bytes("0255050000"))).reply()).isEmpty();
        assertThat(session.receive(Frames.bytes(bytes("0255050000"))).reply()).isPresent();
    }

    /** By what is told before them, as the parts of any message. */
    @Test
    void numbersDamagedRecordsAndWhatIsLeftOver() {
        Decoding decoding = decode("0255108100" + FIXED + sums(FIXED) + FIXED + "0000" + "05");
        int told = decoding.elements().size();
        assertThat(told).isPositive();
        assertThat(decoding.rejections()).extracting(Rejection::index).containsExactly(told, told + 1);
    }

    /** Else the device would send it for ever. */
    @Test
    void commitsARecordWhoseTimeIsNone() {
        Session session = new DigitalMatterDialect().open(Profile.DEFAULT);
        String never = FIXED.substring(0, 10) + "d40f5218" + FIXED.substring(18);
        Decoding decoding = session.receive(Frames.bytes(bytes("0255104000" + never + sums(never))));
        assertThat(decoding.checksum()).isEqualTo(Decoding.Checksum.OK);
        assertThat(decoding.elements()).isEmpty();
        assertThat(decoding.rejections())
                .singleElement()
                .satisfies(rejection -> assertThat(rejection.refusal().field()).isEqualTo("time"));
        assertThat(session.receive(Frames.bytes(bytes("0255050000"))).reply()).isPresent();
    }

    @Test
    void readsADamagedRecordWhereTheProfileSaysSo() {
        Session session = new DigitalMatterDialect().open(new Profile(Map.of("checksum", "ignore")));
        assertThat(session.receive(Frames.bytes(bytes("0255104000" + FIXED + "0000")))
                        .elements())
                .isNotEmpty();
        assertThat(session.receive(Frames.bytes(bytes("0255050000"))).reply()).isPresent();
    }

    @Test
    void readsTheElderConnector() {
        Decoding decoding =
                Frames.decode(new DigitalMatterDialect(), Frames.request("POST /ingest/digitalmatter", """
                        {"SerNo":123,"IMEI":"350000000000006","ProdId":33,"FW":"33.1.1","Records":[
                         {"SeqNo":7,"Reason":11,"DateUTC":"2013-01-01 00:16:40","Fields":[
                          {"GpsUTC":"2013-01-01 00:16:30","Lat":-10.5,"Long":20.25,"Alt":42,"Spd":1000,"SpdAcc":0,"Head":90,
                           "PDOP":12,"PosAcc":5,"GpsStat":1,"FType":0},
                          {"DIn":0,"DOut":0,"DevStat":3,"FType":2},
                          {"AnalogueData":{"1":3700},"FType":6}]},
                         {"SeqNo":8,"Reason":11,"DateUTC":"soon"},
                         {"SeqNo":9,"Reason":1,"DateUTC":"2013-01-01 00:16:40"}]}"""));
        assertThat(decoding.ids()).containsExactly("350000000000006", "123");
        assertThat(decoding.rejections()).singleElement().satisfies(rejection -> {
            assertThat(rejection.index()).isEqualTo(1);
            assertThat(rejection.refusal().field()).isEqualTo("DateUTC");
        });
        assertThat(decoding.elements().subList(0, 4))
                .isEqualTo(decode("0255043100" + RECORD).elements().stream()
                        .map(element -> new Element(element.observation(), "350000000000006", element.identity()))
                        .toList());
        assertThat(decoding.elements()).hasSize(5);
    }

    @Test
    void readsTheNewerConnector() {
        Decoding decoding = Frames.decode(
                new DigitalMatterDialect(),
                Frames.json(
                        "{'date':'2013-01-01T00:16:40Z','device':{'sn':'99','imei':'350000000000006'},'sqn':7,'reason':2,"
                                + "'lat':-10.5,'lng':20.25,'posAcc':5,'counters':[{'id':0,'val':3700},{'id':1,'val':8150},{'id':9,'val':1}]}"));
        assertThat(decoding.ids()).containsExactly("350000000000006", "99");
        assertThat(decoding.elements())
                .extracting(Element::observation)
                .startsWith(
                        new Fix(AT, true, -10.5, 20.25, null, null, null, 5.0),
                        new Measurement(AT, "battery-voltage", 3.7, "V", ""),
                        new Measurement(AT, "battery", 81.5, "%", ""));
    }

    @Test
    void passesOverNoiseBetweenMessages() {
        byte[] line = bytes("00ff02" + "0255050000" + "02" + "0255220000");
        assertThat(FramingConformance.trickle(new DeviceFraming(), line))
                .containsExactly(bytes("0255050000"), bytes("0255220000"));
    }

    @Test
    void survivesDamage() {
        HostileLines.survive(
                new DigitalMatterDialect(),
                Map.of(),
                bytes(HELLO),
                bytes("0255046200" + RECORD + RECORD),
                bytes("0255104000" + FIXED + sums(FIXED)),
                "{\"IMEI\":\"1\",\"Records\":[{\"DateUTC\":\"2013-01-01 00:16:40\",\"Fields\":[{\"Lat\":1,\"Long\":2}]}]}"
                        .getBytes(StandardCharsets.US_ASCII));
    }

    private static Decoding decode(String hex) {
        return Frames.decode(new DigitalMatterDialect(), Frames.bytes(bytes(hex)));
    }

    private static String reply(Decoding decoding) {
        return decoding.reply().map(Reply::bytes).map(HexFormat.of()::formatHex).orElse("");
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static String sums(String hex) {
        int sum = 0;
        int sums = 0;
        for (byte b : bytes(hex)) {
            sum = (sum + b) & 0xFF;
            sums = (sums + sum) & 0xFF;
        }
        return HexFormat.of().toHexDigits((byte) sum) + HexFormat.of().toHexDigits((byte) sums);
    }
}
