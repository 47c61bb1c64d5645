package org.tallyman.dialect.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallyman.dialect.sparkplug.Payloads.metric;
import static org.tallyman.dialect.sparkplug.Payloads.payload;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tallyman.dialect.Decoded;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Identity;
import org.tallyman.dialect.Observation;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Observation.Gap;
import org.tallyman.dialect.Observation.Measurement;
import org.tallyman.dialect.Observation.Signal;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.SignalKind;

class SparkplugDialectTest {

    private static final Instant AT = Instant.parse("2026-05-08T12:00:00Z");
    private static final long MS = AT.toEpochMilli();
    private static final int INT_16 = 2;
    private static final int UINT_64 = 8;
    private static final int FLOAT = 9;
    private static final int DOUBLE = 10;
    private static final int BOOLEAN = 11;
    private static final int STRING = 12;
    private static final int INT_32 = 3;
    private static final int DATA_SET = 16;
    private static final int TEMPLATE = 19;

    private final SparkplugDialect dialect = new SparkplugDialect();
    private Session session = dialect.open(Profile.DEFAULT);

    @Test
    void tellsWhatNodesAndDevicesAreBornWith() {
        Decoding node = receive(
                "NBIRTH/edge",
                payload(MS, 0)
                        .metric(metric("bdSeq", -1, UINT_64).number(11, 3))
                        .metric(metric("Node Control/Rebirth", -1, BOOLEAN).number(14, 0))
                        .metric(metric("Supply", 1, FLOAT).real(24.5f).unit("V")));
        assertThat(Decoded.observations(node))
                .containsExactly(
                        new DeviceStatus(AT, "online", Map.of("bdSeq", 3L)),
                        new Measurement(AT, "supply", 24.5, "V", "Supply"));
        Decoding device = receive("DBIRTH/edge/freezer", freezer(1));
        assertThat(device.elements()).extracting(Element::child).containsOnly("freezer");
        assertThat(Decoded.observations(device))
                .containsExactly(
                        new DeviceStatus(AT, "online", Map.of()),
                        new Measurement(AT, "temperature", -18.5, "Cel", "Air/Temperature"),
                        new Signal(AT, SignalKind.INPUT, "Door", false),
                        new DeviceStatus(AT, "values", Map.of("Model", "F1")));
        assertThat(device.reply()).isEmpty();
    }

    @Test
    void knowsAliasesOfTheBirthInAnotherSessionWithItsContext() {
        receive(
                "NBIRTH/edge",
                payload(MS, 0).metric(metric("bdSeq", -1, UINT_64).number(11, 3)));
        receive("DBIRTH/edge/freezer", freezer(1));
        session = dialect.resume(Profile.DEFAULT, session.context());
        Decoding decoding = receive(
                "DDATA/edge/freezer",
                payload(MS + 1_000, 2)
                        .metric(metric("", 10, 0).real(-17.25))
                        .metric(metric("", 12, 0).number(10, 0xFFFE))
                        .metric(metric("", 11, 0).number(14, 1).at(MS - 60_000).historical()));
        assertThat(Decoded.observations(decoding))
                .containsExactly(
                        new Measurement(AT.plusSeconds(1), "temperature", -17.25, "Cel", "Air/Temperature"),
                        new Measurement(AT.plusSeconds(1), "offset", -2, "1", "Offset"),
                        new Signal(AT.minusSeconds(60), SignalKind.INPUT, "Door", true));
        assertThat(decoding.reply()).isEmpty();
        assertThat(decoding.elements()).extracting(Element::identity).doesNotContain(Identity.NONE);
    }

    @Test
    void findsGapsAndAsksForARebirthButNotAllTheTime() {
        receive("NBIRTH/edge", payload(MS, 0).metric(metric("Supply", 1, FLOAT).real(24.5f)));
        Decoding gap =
                receive("NDATA/edge", payload(MS, 4).metric(metric("", 1, 0).real(24f)));
        assertThat(Decoded.observations(gap))
                .containsExactly(
                        new Gap(AT, 3, "seq 1 to 3 are missing"), new Measurement(AT, "supply", 24, "1", "Supply"));
        Payload command =
                Objects.requireNonNull(Payload.read(gap.reply().orElseThrow().bytes()));
        Metric rebirth = Objects.requireNonNull(command.metrics().getFirst());
        assertThat(rebirth.name()).isEqualTo("Node Control/Rebirth");
        assertThat(rebirth.value(0)).isEqualTo(true);
        assertThat(gap.reply().orElseThrow().acknowledges()).isFalse();
        assertThat(receive("NDATA/edge", payload(MS, 9)).reply())
                .as("asked a moment ago")
                .isEmpty();
        assertThat(receive("NDATA/edge", payload(MS, 10), AT.plusSeconds(11)).reply())
                .isEmpty();
        assertThat(receive("NDATA/edge", payload(MS, 12), AT.plusSeconds(11)).reply())
                .isPresent();
        assertThat(gap.reply().orElseThrow().topic()).isEqualTo("spBv1.0/plant/NCMD/edge");
    }

    @Test
    void takesRepeatedAndLateMessagesForNoGapAndCountsOnBeyond255() {
        receive("NBIRTH/edge", payload(MS, 0));
        for (int number : new int[] {1, 1, 2, 1, 3}) {
            Decoding decoding = receive("NDATA/edge", payload(MS, number));
            assertThat(decoding.elements()).isEmpty();
            assertThat(decoding.reply()).isEmpty();
        }
        for (int number = 4; number < 600; number++) {
            assertThat(receive("NDATA/edge", payload(MS, number & 0xFF)).elements())
                    .isEmpty();
        }
    }

    @Test
    void refusesUnknownAliasesAndReadsTheNamesBesideThem() {
        Decoding decoding = receive(
                "DDATA/edge/freezer",
                payload(MS, 7)
                        .metric(metric("", 99, 0).real(1.0))
                        .metric(metric("Load", -1, DOUBLE).real(2.0)));
        assertThat(Decoded.codes(decoding)).containsExactly("unknown-alias");
        assertThat(decoding.elements())
                .extracting(Element::observation)
                .containsExactly(new Measurement(AT, "load", 2, "1", "Load"));
        assertThat(decoding.reply()).isPresent();
    }

    @Test
    void takesADeathForTheLifeWithItsNumberOnly() {
        receive(
                "NBIRTH/edge",
                payload(MS, 0).metric(metric("bdSeq", -1, UINT_64).number(11, 4)));
        assertThat(Decoded.observations(receive(
                        "NDEATH/edge",
                        payload(0, -1).metric(metric("bdSeq", -1, UINT_64).number(11, 3)))))
                .containsExactly(new DeviceStatus(AT, "offline before its birth", Map.of("bdSeq", 3L)));
        assertThat(receive("NDATA/edge", payload(MS, 1)).reply()).isEmpty();
        assertThat(Decoded.observations(receive(
                        "NDEATH/edge",
                        payload(0, -1).metric(metric("bdSeq", -1, UINT_64).number(11, 4)))))
                .containsExactly(new DeviceStatus(AT, "offline", Map.of("bdSeq", 4L)));
        assertThat(receive("NDATA/edge", payload(MS, 2)).reply())
                .as("it is not born")
                .isPresent();
    }

    @Test
    void letsADeviceDieAlone() {
        receive("NBIRTH/edge", payload(MS, 0));
        receive("DBIRTH/edge/freezer", freezer(1));
        assertThat(Decoded.observations(receive("DDEATH/edge/freezer", payload(MS, 2))))
                .containsExactly(new DeviceStatus(AT, "offline", Map.of()));
        assertThat(Decoded.codes(receive(
                        "DDATA/edge/freezer",
                        payload(MS, 3).metric(metric("", 10, 0).real(1.0)))))
                .containsExactly("unknown-alias");
    }

    @Test
    void keepsTheNodesOfABrokerApart() {
        session = dialect.open(new Profile(Map.of("nodes", "many")));
        receive("NBIRTH/edge", payload(MS, 0).metric(metric("Supply", 1, FLOAT).real(1f)));
        receive("NBIRTH/other", payload(MS, 0).metric(metric("Level", 1, FLOAT).real(2f)));
        List<Element> elements = receive(
                        "NDATA/edge", payload(MS, 1).metric(metric("", 1, 0).real(3f)))
                .elements();
        assertThat(elements)
                .containsExactly(new Element(
                        new Measurement(AT, "supply", 3, "1", "Supply"),
                        "plant/edge",
                        elements.getFirst().identity()));
    }

    @Test
    void keepsOfAThousandMetricsThoseThatAMessageTells() {
        Payloads birth = payload(MS, 0);
        for (int i = 0; i < 4_000; i++) {
            birth.metric(metric("Line " + i + "/Pressure", i, DOUBLE).real(i).unit("bar"));
        }
        receive("NBIRTH/edge", birth);
        assertThat(session.reliedOn("")).isEmpty();
        String before = session.context();
        session = dialect.resume(Profile.DEFAULT, before);
        Decoding decoding =
                receive("NDATA/edge", payload(MS, 1).metric(metric("", 77, 0).real(1.5)));
        assertThat(before.length()).isGreaterThan(100_000);
        assertThat(session.reliedOn(before)).isEqualTo("N\tplant/edge\t0\t-1\t0\nM\t\t77\t10\tbar\tLine 77/Pressure\n");
        assertThat(Decoded.observations(decoding))
                .containsExactly(new Measurement(AT, "pressure", 1.5, "bar", "Line 77/Pressure"));
    }

    /** Any conversation, each frame read again alone with what it relied on, and by who has only the text of before: tables that are full, births again, deaths. */
    @Test
    void readsEachFrameAgainAloneAsItWasRead() {
        Random random = new Random(7);
        String context = "";
        int sequence = 0;
        for (int i = 0; i < 400; i++) {
            String device = "device-" + random.nextInt(3);
            sequence += random.nextInt(12) == 0 ? 2 : 1;
            int number = sequence & 0xFF;
            Frame frame = switch (random.nextInt(20)) {
                case 0 -> frame("NBIRTH/edge", many(payload(MS, number), random, 2_000));
                case 1, 2 -> frame("DBIRTH/edge/" + device, many(payload(MS, number), random, 2_600));
                case 3 -> frame("DDEATH/edge/" + device, payload(MS, number));
                case 4 ->
                    frame(
                            "NDEATH/edge",
                            payload(0, -1).metric(metric("bdSeq", -1, UINT_64).number(11, 4)));
                default -> frame("DDATA/edge/" + device, some(payload(MS, number), random));
            };
            Session live = dialect.resume(Profile.DEFAULT, context);
            Decoding first = live.receive(frame);
            String relied = live.reliedOn(context);
            assertThat(relied.lines().count()).isLessThan(40);
            Decoding again = dialect.resume(Profile.DEFAULT, relied).receive(frame);
            assertThat(again.elements()).isEqualTo(first.elements());
            assertThat(again.rejections()).isEqualTo(first.rejections());
            assertThat(again.reply().isPresent()).isEqualTo(first.reply().isPresent());
            Session afresh = new SparkplugDialect().resume(Profile.DEFAULT, context);
            Decoding fromText = afresh.receive(frame);
            context = live.context();
            assertThat(fromText.elements()).isEqualTo(first.elements());
            assertThat(fromText.rejections()).isEqualTo(first.rejections());
            assertThat(afresh.context()).isEqualTo(context);
        }
    }

    private static Payloads many(Payloads payload, Random random, int most) {
        int metrics = random.nextInt(most);
        for (int i = 0; i < metrics; i++) {
            payload.metric(metric("Value " + i, random.nextInt(6_000), DOUBLE).real(i));
        }
        // A birth that tells by an alias of another, which only a table that is full does not know.
        return payload.metric(metric("", random.nextInt(6_000), 0).real(1));
    }

    private static Payloads some(Payloads payload, Random random) {
        for (int i = random.nextInt(30); i > 0; i--) {
            boolean named = random.nextInt(4) == 0;
            payload.metric(
                    named
                            ? metric("Value " + random.nextInt(2_000), -1, 0).real(i)
                            : metric("", random.nextInt(6_000), 0).real(i));
        }
        return payload;
    }

    private static Frame frame(String topic, Payloads payload) {
        return new Frame("spBv1.0/plant/" + topic, payload.toBytes(), AT);
    }

    @Test
    void tellsTheMembersOfATemplate() {
        Payloads motor = template(
                metric("Speed", -1, INT_32).number(10, 0xFFFF_FFFEL).unit("rpm"),
                inner(metric("Load", -1, DOUBLE).real(0.5)));
        receive(
                "NBIRTH/edge",
                payload(MS, 0)
                        .metric(metric("_types_/Motor", -1, TEMPLATE)
                                .bytes(
                                        18,
                                        template(metric("Speed", -1, INT_32))
                                                .number(5, 1)
                                                .toBytes()))
                        .metric(metric("Motor", 1, TEMPLATE).bytes(18, motor.toBytes())));
        Payloads later = template(
                metric("Speed", -1, 0).number(10, 0xFFFF_FFFDL),
                metric("Running", -1, BOOLEAN).number(14, 1),
                inner(metric("Load", -1, 0).real(0.75)));
        Decoding decoding = receive(
                "NDATA/edge",
                payload(MS, 1).metric(metric("", 1, 0).at(MS - 60_000).bytes(18, later.toBytes())));
        Instant at = AT.minusSeconds(60);
        assertThat(Decoded.observations(decoding))
                .containsExactly(
                        new Measurement(at, "speed", -3, "rpm", "Motor/Speed"),
                        new Signal(at, SignalKind.INPUT, "Motor/Running", true),
                        new Measurement(at, "load", 0.75, "1", "Motor/Inner/Load"));
    }

    @Test
    void tellsTheDefinitionOfATemplateByItsLength() {
        byte[] definition = template(metric("Speed", -1, INT_32)).number(5, 1).toBytes();
        Decoding decoding = receive(
                "NBIRTH/edge",
                payload(MS, 0).metric(metric("Motor", -1, TEMPLATE).bytes(18, definition)));
        assertThat(Decoded.observations(decoding))
                .contains(new DeviceStatus(AT, "values", Map.of("Motor", definition.length + " bytes")));
    }

    @Test
    void tellsTheRowsOfADataSet() {
        Payloads columns = new Payloads()
                .number(1, 3)
                .text(2, "Zone")
                .text(2, "Temp_Air")
                .text(2, "Offset")
                .number(3, STRING)
                .number(3, FLOAT)
                .number(3, INT_16);
        byte[] one = row(columns, "north", 21.5f, 0xFFFE).toBytes();
        Decoding decoding = receive(
                "NBIRTH/edge",
                payload(MS, 0).metric(metric("Hall", -1, DATA_SET).bytes(17, one)));
        assertThat(Decoded.observations(decoding))
                .contains(
                        new Measurement(AT, "temp-air", 21.5, "1", "Hall/Temp_Air"),
                        new Measurement(AT, "offset", -2, "1", "Hall/Offset"),
                        new DeviceStatus(AT, "values", Map.of("Hall/Zone", "north")));
        byte[] two = row(columns, "south", 19.5f, 1).toBytes();
        assertThat(Decoded.observations(receive(
                        "NDATA/edge",
                        payload(MS, 1).metric(metric("Hall", -1, DATA_SET).bytes(17, two)))))
                .contains(
                        new Measurement(AT, "temp-air", 21.5, "1", "Hall/1/Temp_Air"),
                        new Measurement(AT, "temp-air", 19.5, "1", "Hall/2/Temp_Air"));
    }

    @Test
    void tellsWhatHasTooManyPlacesByItsLength() {
        Payloads set = new Payloads().number(1, 1).text(2, "N").bytes(3, new byte[] {DOUBLE});
        for (int i = 0; i <= 1_000; i++) {
            set.bytes(
                    4,
                    new Payloads()
                            .bytes(1, new Payloads().number(2, i).toBytes())
                            .toBytes());
        }
        byte[] bytes = set.toBytes();
        Decoding decoding = receive(
                "NBIRTH/edge", payload(MS, 0).metric(metric("Log", -1, DATA_SET).bytes(17, bytes)));
        assertThat(Decoded.observations(decoding))
                .contains(new DeviceStatus(AT, "values", Map.of("Log", bytes.length + " bytes")))
                .hasSize(2);
    }

    /** By an alias of two bytes, a message tells a name ten thousand times. */
    @Test
    void refusesNamesThatAreTooLong() {
        String longest = "N".repeat(1_024);
        Decoding birth = receive(
                "NBIRTH/edge",
                payload(MS, 0)
                        .metric(metric(longest, 1, FLOAT).real(1f))
                        .metric(metric(longest + "N", 2, FLOAT).real(2f)));
        assertThat(birth.elements())
                .extracting(Element::observation)
                .contains(new Measurement(AT, longest.toLowerCase(Locale.ROOT), 1, "1", longest))
                .hasSize(2);
        assertThat(Decoded.codes(birth)).containsExactly("name-length");
        assertThat(birth.rejections().getFirst().refusal().value()).hasSize(101);
        Decoding data =
                receive("NDATA/edge", payload(MS, 1).metric(metric("", 2, 0).real(2f)));
        assertThat(Decoded.codes(data)).containsExactly("unknown-alias");
    }

    @Test
    void tellsWhatWouldHaveNamesThatAreTooLongByItsLength() {
        String half = "n".repeat(600);
        byte[] template = template(metric(half, -1, FLOAT).real(1f)).toBytes();
        byte[] set = new Payloads()
                .text(2, "n".repeat(1_025))
                .bytes(3, new byte[] {FLOAT})
                .bytes(
                        4,
                        new Payloads()
                                .bytes(1, new Payloads().real(1f).toBytes())
                                .toBytes())
                .toBytes();
        Decoding decoding = receive(
                "NBIRTH/edge",
                payload(MS, 0)
                        .metric(metric(half, -1, TEMPLATE).bytes(18, template))
                        .metric(metric("Set", -1, DATA_SET).bytes(17, set)));
        assertThat(Decoded.observations(decoding))
                .containsExactly(
                        new DeviceStatus(AT, "online", Map.of()),
                        new DeviceStatus(
                                AT, "values", Map.of(half, template.length + " bytes", "Set", set.length + " bytes")));
    }

    /** 65,536 times 65,536 places are none too many for a number of 32 bits. */
    @Test
    void countsPlacesBeyondWhatANumberHolds() {
        int many = 65_536;
        Payloads set = new Payloads().bytes(3, new byte[many]);
        for (int i = 0; i < many; i++) {
            set.text(2, "");
        }
        set.bytes(
                4,
                new Payloads().bytes(1, new Payloads().number(2, 1).toBytes()).toBytes());
        for (int i = 1; i < many; i++) {
            set.bytes(4, new byte[0]);
        }
        byte[] bytes = set.toBytes();
        Decoding decoding = receive(
                "NBIRTH/edge", payload(MS, 0).metric(metric("Log", -1, DATA_SET).bytes(17, bytes)));
        assertThat(Decoded.observations(decoding))
                .containsExactly(
                        new DeviceStatus(AT, "online", Map.of()),
                        new DeviceStatus(AT, "values", Map.of("Log", bytes.length + " bytes")));
    }

    /** Each makes more of a message than its bytes are. */
    @Test
    void tellsNoMorePlacesThanOneMessageMayHave() {
        Payloads set = new Payloads().text(2, "N").bytes(3, new byte[] {DOUBLE});
        for (int i = 0; i < 1_000; i++) {
            set.bytes(
                    4,
                    new Payloads()
                            .bytes(1, new Payloads().number(2, i).toBytes())
                            .toBytes());
        }
        byte[] bytes = set.toBytes();
        Payloads birth = payload(MS, 0);
        for (int i = 1; i <= 11; i++) {
            birth.metric(metric("Log" + i, -1, DATA_SET).bytes(17, bytes));
        }
        assertThat(Objects.requireNonNull(Payload.read(birth.toBytes())).metrics())
                .extracting(log -> Objects.requireNonNull(log).membersWithin("").size())
                .containsExactly(1_000, 1_000, 1_000, 1_000, 1_000, 1_000, 1_000, 1_000, 1_000, 1_000, 0);
        assertThat(Decoded.observations(receive("NBIRTH/edge", birth)))
                .contains(new DeviceStatus(AT, "values", Map.of("Log11", bytes.length + " bytes")))
                .hasSize(10_002);
    }

    /** What is found by an alias alone is remembered before what says its name each time. */
    @Test
    void remembersNamedMetricsBeforeWhatIsInTemplates() {
        Payloads[] members = new Payloads[1_000];
        for (int i = 0; i < members.length; i++) {
            members[i] = metric("m" + i, -1, INT_32);
        }
        byte[] template = template(members).toBytes();
        Payloads birth = payload(MS, 0);
        for (int i = 0; i < 6; i++) {
            birth.metric(metric("Motor" + i, -1, TEMPLATE).bytes(18, template));
        }
        receive("NBIRTH/edge", birth.metric(metric("Supply", 1, FLOAT).real(24.5f)));
        assertThat(Decoded.observations(receive(
                        "NDATA/edge", payload(MS, 1).metric(metric("", 1, 0).real(24f)))))
                .containsExactly(new Measurement(AT, "supply", 24, "1", "Supply"));
    }

    /** A data set says its data types each time. */
    @Test
    void remembersNoPlacesOfDataSets() {
        Payloads set = new Payloads().text(2, "N").bytes(3, new byte[] {DOUBLE});
        for (int i = 0; i < 1_000; i++) {
            set.bytes(
                    4,
                    new Payloads()
                            .bytes(1, new Payloads().number(2, i).toBytes())
                            .toBytes());
        }
        Payloads birth = payload(MS, 0);
        for (int i = 0; i < 6; i++) {
            birth.metric(metric("Log" + i, -1, DATA_SET).bytes(17, set.toBytes()));
        }
        receive("NBIRTH/edge", birth);
        receive("DBIRTH/edge/freezer", freezer(1));
        assertThat(Decoded.observations(receive(
                        "DDATA/edge/freezer",
                        payload(MS, 2).metric(metric("", 10, 0).real(-17.25)))))
                .containsExactly(new Measurement(AT, "temperature", -17.25, "Cel", "Air/Temperature"));
    }

    private static Payloads template(Payloads... members) {
        Payloads template = new Payloads();
        for (Payloads member : members) {
            template.metric(member);
        }
        return template.text(4, "Motor");
    }

    private static Payloads inner(Payloads member) {
        return metric("Inner", -1, TEMPLATE).bytes(18, template(member).toBytes());
    }

    private static Payloads row(Payloads columns, String zone, float temperature, long offset) {
        return columns.bytes(
                4,
                new Payloads()
                        .bytes(1, new Payloads().text(6, zone).toBytes())
                        .bytes(1, HexFormat.of().parseHex("1d" + littleEndian(temperature)))
                        .bytes(1, new Payloads().number(1, offset).toBytes())
                        .toBytes());
    }

    private static String littleEndian(float value) {
        return HexFormat.of().toHexDigits(Integer.reverseBytes(Float.floatToIntBits(value)));
    }

    @Test
    void refusesOtherTopicsAndPayloads() {
        assertThat(Decoded.codes(session.receive(new Frame("plant/edge", new byte[0], AT))))
                .containsExactly("topic");
        assertThat(Decoded.codes(receive("DDATA/edge", payload(MS, 0)))).containsExactly("topic");
        assertThat(Decoded.codes(receive("XDATA/edge", payload(MS, 0)))).containsExactly("topic");
        assertThat(Decoded.codes(receive("NDATA/edge", payload(MS, 0).text(4, "SPBV1.0_COMPRESSED"))))
                .containsExactly("compressed");
        assertThat(Decoded.codes(session.receive(new Frame("spBv1.0/plant/NDATA/edge", new byte[] {0x12, 9}, AT))))
                .containsExactly("protobuf");
        assertThat(receive("NCMD/edge", payload(MS, 0)).rejections()).isEmpty();
        Frame host = new Frame("spBv1.0/STATE/host", "{\"online\":true}".getBytes(StandardCharsets.UTF_8), AT);
        assertThat(session.receive(host).rejections()).isEmpty();
    }

    @Test
    void survivesAnyDamage() {
        byte[] set = row(
                        new Payloads().text(2, "A").text(2, "B").text(2, "C").bytes(3, new byte[] {12, 9, 2}),
                        "x",
                        1f,
                        2)
                .toBytes();
        byte[] whole = freezer(1)
                .metric(inner(metric("Load", -1, DOUBLE).real(0.5)))
                .metric(metric("Set", -1, DATA_SET).bytes(17, set))
                .toBytes();
        for (int length = 0; length < whole.length; length++) {
            receive(Arrays.copyOf(whole, length));
        }
        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] damaged = whole.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            receive(damaged);
        }
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            receive(bytes);
        }
    }

    private static Payloads freezer(int sequence) {
        return payload(MS, sequence)
                .metric(metric("Air/Temperature", 10, DOUBLE).real(-18.5).unit("°C"))
                .metric(metric("Door", 11, BOOLEAN).number(14, 0))
                .metric(metric("Offset", 12, INT_16).number(7, 1))
                .metric(metric("Model", -1, STRING).text(15, "F1"));
    }

    private Decoding receive(String topic, Payloads payload) {
        return receive(topic, payload, AT);
    }

    private Decoding receive(String topic, Payloads payload, Instant receivedAt) {
        return session.receive(new Frame("spBv1.0/plant/" + topic, payload.toBytes(), receivedAt));
    }

    private void receive(byte[] payload) {
        Decoding decoding = session.receive(new Frame("spBv1.0/plant/DBIRTH/edge/freezer", payload, AT));
        for (Element element : decoding.elements()) {
            Observation observation = element.observation();
            assertThat(observation instanceof Measurement m && !Double.isFinite(m.value()))
                    .isFalse();
        }
        session = dialect.resume(Profile.DEFAULT, session.context());
    }
}
