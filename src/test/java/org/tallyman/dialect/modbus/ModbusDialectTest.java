package org.tallyman.dialect.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Observation.Measurement;
import org.tallyman.dialect.Observation.Signal;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.SignalKind;
import org.tallyman.ident.Parsed;

class ModbusDialectTest {

    private static final Instant AT = Instant.parse("2026-03-09T10:00:00.250Z");

    private static final Map<String, String> FREEZER = Map.of(
            "poll", "30",
            "read.cabinet", "holding 100 int16 scale 0.1 temperature Cel",
            "read.setpoint", "holding 101 float32 temperature Cel",
            "read.total", "holding 103 uint32 lowfirst count",
            "read.voltage", "input 7 uint16 scale 0.01 offset -1 voltage V",
            "read.door", "discrete 3 door inverted",
            "read.beam", "discrete 12 beam",
            "read.alarm", "coil 0 contact");

    private final ModbusDialect dialect = new ModbusDialect();

    /** Bytes as in the examples of the protocol's document, section 6.3 and others. */
    @Test
    void readsWhatADeviceAnswered() {
        byte[] poll = Poll.write(
                AT,
                1,
                List.of(
                        new Poll.Exchange(new Range(Table.COIL, 0, 1), hex("0101 01")),
                        new Poll.Exchange(new Range(Table.DISCRETE, 3, 10), hex("0202 0102")),
                        new Poll.Exchange(new Range(Table.HOLDING, 100, 5), hex("030a ff46 c1940000 ffff 0001")),
                        new Poll.Exchange(new Range(Table.INPUT, 7, 1), hex("0402 5b68"))));
        Decoding decoding = decode(FREEZER, poll);
        assertThat(decoding.rejections()).isEmpty();
        assertThat(decoding.elements())
                .extracting(Element::observation)
                .containsExactlyInAnyOrder(
                        new Signal(AT, SignalKind.INPUT, "alarm", true),
                        new Signal(AT, SignalKind.DOOR, "door", false),
                        new Signal(AT, SignalKind.LIGHT_BEAM, "beam", true),
                        new Measurement(AT, "temperature", -18.6, "Cel", "cabinet"),
                        new Measurement(AT, "temperature", -18.5, "Cel", "setpoint"),
                        new Measurement(AT, "count", 131_071, "", "total"),
                        new Measurement(AT, "voltage", 233.0, "V", "voltage"),
                        new DeviceStatus(AT, "answers", Map.of()));
        assertThat(decoding.elements())
                .extracting(Element::identity)
                .doesNotHaveDuplicates()
                .doesNotContain(0L);
    }

    @Test
    void saysWhatADeviceRefuses() {
        Range range = new Range(Table.HOLDING, 100, 5);
        byte[] poll = Poll.write(AT, 1, List.of(new Poll.Exchange(range, Poll.exception(range, 2))));
        DeviceStatus status =
                (DeviceStatus) decode(FREEZER, poll).elements().getFirst().observation();
        assertThat(status.state()).isEqualTo("refuses");
        assertThat(status.attributes())
                .containsExactly(entry("holding 100–104", "it has no such address (exception 2)"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', a poll begins with its time",
        "ffffffffffffffff, a poll begins with its time",
        "0000019cd2000000 0001, each as long as it says",
        "0000019cd2000000 0001000000060103006400 7e 0001000000030103 00, asks for 1 to 125 registers",
        "0000019cd2000000 00010000000601030064 0002 000100000005 01 03 02 ffff, with 4 bytes",
        "0000019cd2000000 00010000000601030064 0002 000100000007 01 04 04 ffffffff, of the same function",
        "0000019cd2000000 00010000000601030065 0002 000100000007 01 03 04 7fc00000, a finite number"
    })
    void refusesWhatIsNone(String bytes, String rule) {
        Decoding decoding = decode(FREEZER, hex(bytes));
        assertThat(decoding.rejections()).hasSize(1);
        assertThat(decoding.rejections().getFirst().refusal().rule()).contains(rule);
    }

    @Test
    void asksForNeighboursTogetherAndForNothingWithoutAMeaning() {
        assertThat(ModbusMap.of(new Profile(FREEZER)).ranges())
                .containsExactly(
                        new Range(Table.COIL, 0, 1),
                        new Range(Table.DISCRETE, 3, 1),
                        new Range(Table.DISCRETE, 12, 1),
                        new Range(Table.HOLDING, 100, 5),
                        new Range(Table.INPUT, 7, 1));
        Map<String, String> many = new TreeMap<>();
        for (int i = 0; i < 200; i++) {
            many.put("read.r%03d".formatted(i), "holding " + i + " uint16 level");
        }
        many.put("read.twice", "holding 10 int32 level");
        assertThat(ModbusMap.of(new Profile(many)).ranges())
                .containsExactly(new Range(Table.HOLDING, 0, 125), new Range(Table.HOLDING, 125, 75));
        assertThat(new Range(Table.HOLDING, 107, 3).request()).isEqualTo(hex("03006b0003"));
        assertThat(ModbusMap.of(new Profile(FREEZER)).every()).hasSeconds(30);
        assertThat(ModbusMap.of(Profile.DEFAULT).every()).hasSeconds(10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "holding",
                "holding 100",
                "holding 100 int16",
                "holding 65536 int16 level",
                "holding 65535 int32 level",
                "holding -1 int16 level",
                "holding 1 int64 level",
                "holding 1 int16 scale x level",
                "holding 1 int16 scale 0.1",
                "holding 1 int16 level m more",
                "coil 1 int16 level",
                "coil 1",
                "discrete 1 window",
                "discrete 1 door open",
                "registers 1 int16 level"
            })
    void refusesSettingsThatGiveNoMeaning(String text) {
        assertThat(Point.parse("x", text)).isInstanceOf(Parsed.Refused.class);
        assertThat(dialect.fault(new Profile(Map.of("read.x", text + " ")))
                        .orElseThrow()
                        .sentence())
                .contains("read.x");
    }

    @Test
    void takesAProfileWithoutFaultsAndNoOther() {
        assertThat(dialect.fault(new Profile(FREEZER))).isEmpty();
        assertThat(dialect.fault(new Profile(Map.of("poll", "0")))).isPresent();
        assertThat(dialect.fault(new Profile(Map.of("registers", "1")))).isPresent();
    }

    @Test
    void survivesWhatIsDamaged() {
        byte[] poll = Poll.write(
                AT,
                1,
                List.of(
                        new Poll.Exchange(new Range(Table.DISCRETE, 3, 10), hex("0202 0102")),
                        new Poll.Exchange(new Range(Table.HOLDING, 100, 5), hex("030a ff46 c1940000 ffff 0001"))));
        for (int length = 0; length < poll.length; length++) {
            decode(FREEZER, Arrays.copyOf(poll, length));
        }
        for (int bit = 0; bit < 8 * poll.length; bit++) {
            byte[] flipped = poll.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            decode(FREEZER, flipped);
        }
        Random random = new Random(4);
        for (int i = 0; i < 2_000; i++) {
            byte[] noise = poll.clone();
            for (int changes = 0; changes < 6; changes++) {
                noise[random.nextInt(noise.length)] = (byte) random.nextInt(256);
            }
            decode(FREEZER, noise);
        }
    }

    private Decoding decode(Map<String, String> settings, byte[] payload) {
        Decoding decoding = dialect.open(new Profile(settings)).receive(new Frame("", payload, AT));
        assertThat(decoding.rejections())
                .allSatisfy(each -> assertThat(each.offset()).isBetween(0, payload.length));
        return decoding;
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }
}
