package org.tallyman.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallyman.dialect.Observation.Fix;
import org.tallyman.dialect.line.LineDialect;
import org.tallyman.ident.Refusal;

/** A time that cannot be read is no time of receipt: what says one is refused, and is no other fact when it comes again. */
class DamagedTimesTest {

    private static final Instant FIRST = Instant.parse("2026-05-08T12:00:00Z");
    private static final Instant AGAIN = FIRST.plusSeconds(1);
    private static final byte[] LETTERS = {'X', 'A', '9', '-', -1, 0};

    /** Frames with a good position that say when it was; of languages that name no members, which damage could rename. */
    static Stream<FrameSamples.Sample> placed() {
        return FrameSamples.all().stream()
                .filter(sample -> sample.dialect() instanceof LineDialect)
                .filter(sample -> !fixes(sample, sample.frame(), FIRST).isEmpty())
                .filter(sample -> fixes(sample, sample.frame(), FIRST).equals(fixes(sample, sample.frame(), AGAIN)));
    }

    @ParameterizedTest
    @MethodSource("placed")
    void noDamageMakesAPositionOfNow(FrameSamples.Sample sample) {
        for (int at = 0; at < sample.frame().length; at++) {
            for (int width = 1; width <= 2; width++) {
                for (byte letter : LETTERS) {
                    byte[] damaged = sample.frame().clone();
                    for (int i = at; i < Math.min(at + width, damaged.length); i++) {
                        damaged[i] = letter;
                    }
                    assertThat(fixes(sample, damaged, AGAIN))
                            .as("%s at %d", sample, at)
                            .isEqualTo(fixes(sample, damaged, FIRST));
                }
            }
        }
    }

    /** Good positions and their identities. */
    private static List<Element> fixes(FrameSamples.Sample sample, byte[] frame, Instant receivedAt) {
        Map<String, String> settings = new HashMap<>(sample.profile().settings());
        settings.put("checksum", "ignore");
        List<Element> fixes = new ArrayList<>(sample.dialect()
                .open(new Profile(settings))
                .receive(new Frame(sample.target(), frame, receivedAt))
                .elements());
        fixes.removeIf(element -> !(element.observation() instanceof Fix fix && fix.valid()));
        return fixes;
    }

    @ParameterizedTest
    @CsvSource({
        "gt06, 78781f12 1a0d2d193d3d c90426ed6000fb09a032dc5a010c0112340056780002 0000 0d0a, 1a0d2d193d3d",
        "jt808, 7e 02000022 013912345678 0007 00000000 0000000b 024e83e0 008b7720 004b 01f9 005a 261399256161"
                + " 01040000007b 00 7e, 261399256161",
        "h02, *HQ;2705171102;V1;250000;A;5002.5849;N;01433.7822;E;0.00;000;991326;FFFFFFFF#, 991326 250000",
        "h02, 24 7000000001 250000 991326 10300000 06 0201500006 010090 fffffbff 000001, 250000991326",
        "gps103, imei:700000000000001;tracker;241399062030;;F;992030.000;A;1030.0000;N;02015.0000;W;10.00;90.5;12,"
                + " 241399062030 992030.000",
        "tk103, (027043090055BR00241399A1030.0000N02015.0000W010.0252030090.0000000000L00000000), 241399 252030",
        "nmea, '123456789$GPRMC;252030;A;1030.0000;N;02015.0000;W;10.00;90.5;991399;;', 991399 252030",
        "meitrack, '$$A100;700000000000001;AAA;35;10.500000;-20.250000;241399252030;A;7;20;10;90;1.0;12;1;2;0|0|0|0;0000;',"
                + " 241399252030",
        "suntech, ST300STT;700000001;42;311;20241399;25:20:30;12345;+10.500000;-020.250000;010.000;090.00;7;1;0;12.0;000000;1;1,"
                + " 20241399 25:20:30",
    })
    void whatSaysNoTimeIsRefusedByNameAndRule(String language, String frame, String said) {
        byte[] bytes = frame.matches("[0-9a-f ]+")
                ? HexFormat.of().parseHex(frame.replace(" ", ""))
                : (language.equals("suntech") ? frame : frame.replace(';', ',')).getBytes(StandardCharsets.US_ASCII);
        Profile profile = new Profile(Map.of("checksum", "ignore"));
        Decoding decoding =
                new DialectRegistry().find(language).orElseThrow().open(profile).receive(new Frame("", bytes, FIRST));
        assertThat(decoding.elements()).isEmpty();
        assertThat(decoding.rejections())
                .singleElement()
                .extracting(Rejection::refusal)
                .isEqualTo(new Refusal("time", "time", said, "a date and a time of day that there are"));
    }

    /** How GT06 says that it has no fix yet, and that is told; with a good position it would be a fact of no time. */
    @ParameterizedTest
    @CsvSource({"cc5a, true", "dc5a, false"})
    void zerosAreNoTimeOnlyWithoutAPosition(String flags, boolean heard) {
        String frame = "78781f12 000000000000 c90426ed6000fb09a032" + flags + "010c0112340056780002 0000 0d0a";
        Decoding decoding = new DialectRegistry()
                .find("gt06")
                .orElseThrow()
                .open(new Profile(Map.of("checksum", "ignore")))
                .receive(new Frame("", HexFormat.of().parseHex(frame.replace(" ", "")), FIRST));
        assertThat(decoding.elements().isEmpty()).isEqualTo(!heard);
        assertThat(decoding.rejections().isEmpty()).isEqualTo(heard);
        assertThat(decoding.reply()).isPresent();
    }
}
