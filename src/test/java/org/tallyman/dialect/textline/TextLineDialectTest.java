package org.tallyman.dialect.textline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Frames;
import org.tallyman.dialect.Observation;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Observation.Measurement;
import org.tallyman.dialect.Observation.Scan;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Rejection;
import org.tallyman.dialect.Reply;
import org.tallyman.dialect.line.Cut;
import org.tallyman.dialect.line.Framing;

class TextLineDialectTest {

    private final TextLineDialect dialect = new TextLineDialect();

    @Test
    void takesALineForAScan() {
        assertThat(said(Map.of(), "]C10109506000134352"))
                .containsExactly(new Scan(Frames.RECEIVED, "]C10109506000134352", null, null));
    }

    @Test
    void knowsNoReadsAndHeartbeats() {
        Map<String, String> settings = Map.of("noRead", "NoRead", "heartbeat", "HB", "heartbeatReply", "OK\\r\\n");
        assertThat(said(settings, "NoRead")).containsExactly(new DeviceStatus(Frames.RECEIVED, "no-read", Map.of()));
        Decoding heartbeat = decode(settings, "HB");
        assertThat(heartbeat.elements()).isEmpty();
        Reply reply = heartbeat.reply().orElseThrow();
        assertThat(reply.acknowledges()).isFalse();
        assertThat(reply.bytes()).isEqualTo("OK\r\n".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsOnInACharsetThatIsNoneOrCannotBeWritten() {
        for (String charset : List.of("no charset", "klingon", "ISO-2022-CN")) {
            Map<String, String> settings = Map.of("charset", charset, "end", "\\x03");
            assertThat(said(settings, "4006381333931"))
                    .as(charset)
                    .containsExactly(new Scan(Frames.RECEIVED, "4006381333931", null, null));
        }
    }

    @Test
    void acknowledgesWhatIsKept() {
        Reply reply = decode(Map.of("reply", "\\x06"), "1").reply().orElseThrow();
        assertThat(reply.acknowledges()).isTrue();
        assertThat(reply.bytes()).containsExactly(6);
    }

    @Test
    void readsWeightsAndSizesAsTheLayoutSays() {
        Map<String, String> settings = Map.of("layout", "ID {scan} L {length cm} W {width cm} G {weight kg}");
        assertThat(said(settings, "ID 4006381333931  L   30,5 W 20 G +12.250"))
                .containsExactly(
                        new Scan(Frames.RECEIVED, "4006381333931", null, null),
                        new Measurement(Frames.RECEIVED, "length", 30.5, "cm", ""),
                        new Measurement(Frames.RECEIVED, "width", 20, "cm", ""),
                        new Measurement(Frames.RECEIVED, "weight", 12.25, "kg", ""));
    }

    @Test
    void fieldsMayBeApartByNothingButSpaces() {
        Map<String, String> settings = Map.of("layout", "{weight kg} {height cm} ");
        for (String line : List.of("12.5 30", "  12.5    30  ")) {
            assertThat(said(settings, line))
                    .as(line)
                    .containsExactly(
                            new Measurement(Frames.RECEIVED, "weight", 12.5, "kg", ""),
                            new Measurement(Frames.RECEIVED, "height", 30, "cm", ""));
        }
        assertThat(said(Map.of("layout", "{scan} {weight kg}kg"), "4006381333931 2 kg"))
                .containsExactly(
                        new Scan(Frames.RECEIVED, "4006381333931", null, null),
                        new Measurement(Frames.RECEIVED, "weight", 2, "kg", ""));
        // With one of two missing nobody knows which it is.
        assertThat(decode(Map.of("layout", "{scan} {weight kg}"), " 12.5").rejections())
                .singleElement()
                .satisfies(rejection -> assertThat(rejection.refusal().code()).isEqualTo("layout"));
    }

    @Test
    void namesWhatIsNoNumberAndKeepsTheRest() {
        Decoding decoding = decode(Map.of("layout", "{scan};{weight kg}"), "123;over");
        assertThat(decoding.elements()).hasSize(1);
        assertThat(decoding.rejections().getFirst().refusal().field()).isEqualTo("weight");
    }

    @Test
    void refusesALineOfAnotherLayout() {
        Decoding decoding = decode(Map.of("layout", "S {scan}"), "X 1");
        assertThat(decoding.elements()).isEmpty();
        assertThat(decoding.rejections().getFirst().refusal().code()).isEqualTo("layout");
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, FFFE00626164, 0, FF",
        "UTF-8, 313233C3, 3, C3",
        "UTF-8, 31EDA08032, 1, EDA080",
        "US-ASCII, 31E432, 1, E4",
        "windows-1252, 31329D, 2, 9D",
        "Shift_JIS, 3181, 1, 81"
    })
    void refusesBytesThatAreNotOfTheCharset(String charset, String hex, int offset, String wrong) {
        Map<String, String> settings = Map.of("charset", charset, "reply", "\\x06", "layout", "{scan}");
        Decoding decoding = decode(settings, Frames.bytes(HexFormat.of().parseHex(hex)));
        assertThat(decoding.elements()).isEmpty();
        Rejection rejection = decoding.rejections().getFirst();
        assertThat(rejection.offset()).isEqualTo(offset);
        assertThat(rejection.refusal().code()).isEqualTo("charset");
        assertThat(rejection.refusal().field()).isEqualTo("line");
        assertThat(rejection.refusal().value()).isEqualTo(wrong);
        assertThat(rejection.refusal().rule()).contains(charset, "setting charset");
        // It would be no other if it came again.
        assertThat(decoding.reply()).isPresent();
    }

    @Test
    void readsBytesOfTheCharsetThatTheProfileNames() {
        Frame frame = Frames.bytes(new byte[] {'K', (byte) 0xF6, (byte) 0x80});
        assertThat(decode(Map.of("charset", "windows-1252"), frame).elements())
                .singleElement()
                .satisfies(element ->
                        assertThat(element.observation()).isEqualTo(new Scan(Frames.RECEIVED, "Kö€", null, null)));
    }

    /** GS of GS1, the envelope of ISO/IEC 15434, and texts of several lines. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "]d20109506000134352\u001d21A1\u001d10L1",
                "\u001d10L1\u001d0109506000134352",
                "0109506000134352\u001d21A1\u001d",
                "[)>\u001e06\u001d1JUN123\u001d20L4\u001e\u0004",
                "BEGIN:VCARD\r\nN:\tTally\r\nEND:VCARD",
                "a\u001cb\u001fc",
                "\u00a0é€漢😀"
            })
    void aCodeKeepsTheSeparatorsThatCodesHave(String code) {
        Map<String, String> settings = Map.of("start", "\\x02", "end", "\\x03");
        assertThat(said(settings, "  " + code + " \r\n")).containsExactly(new Scan(Frames.RECEIVED, code, null, null));
    }

    @Test
    void refusesControlCharactersThatNoCodeHasUnlessTheLayoutNamesThem() {
        for (String wrong : List.of("\u0000", "\u0002", "\u0003", "\u0007", "\u001b", "\u007f", "\u0085")) {
            Decoding decoding = decode(Map.of("layout", "{scan};{weight kg}"), "12" + wrong + "3;2.5");
            assertThat(decoding.elements()).hasSize(1);
            Rejection rejection = decoding.rejections().getFirst();
            assertThat(rejection.index()).isZero();
            assertThat(rejection.refusal().code()).isEqualTo("control-character");
            assertThat(rejection.refusal().field()).isEqualTo("scan");
            assertThat(rejection.refusal().rule()).contains("start", "end", "layout");
        }
        assertThat(said(Map.of("layout", "\\x02{scan}\\x00{}"), "\u00024006381333931\u0000\u0001"))
                .containsExactly(new Scan(Frames.RECEIVED, "4006381333931", null, null));
    }

    @Test
    void cutsLinesHoweverTheyArrive() {
        assertThat(frames(Map.of(), "one\r\n\r\ntwo\nthr")).containsExactly("one", "two");
        assertThat(frames(Map.of("start", "\\x02", "end", "\\x03"), "?\u0002a\rb\u0003\r\n\u0002c\u0003"))
                .containsExactly("a\rb", "c");
    }

    private List<String> frames(Map<String, String> settings, String text) {
        Framing framing = dialect.framing(new Profile(settings));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<String> frames = new ArrayList<>();
        int from = 0;
        while (from < bytes.length) {
            switch (framing.next(bytes, from, bytes.length)) {
                case Cut.Complete(byte[] frame, int consumed) -> {
                    frames.add(new String(frame, StandardCharsets.UTF_8));
                    from += consumed;
                }
                case Cut.Noise(int consumed) -> from += consumed;
                case Cut.Partial() -> from = bytes.length;
            }
        }
        return frames;
    }

    private List<Observation> said(Map<String, String> settings, String line) {
        Decoding decoding = decode(settings, line);
        assertThat(decoding.rejections()).isEmpty();
        return decoding.elements().stream().map(Element::observation).toList();
    }

    private Decoding decode(Map<String, String> settings, String line) {
        return decode(settings, Frames.text(line));
    }

    private Decoding decode(Map<String, String> settings, Frame frame) {
        return dialect.open(new Profile(settings)).receive(frame);
    }
}
