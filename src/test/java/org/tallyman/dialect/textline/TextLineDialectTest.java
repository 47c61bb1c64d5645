package org.tallyman.dialect.textline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Frames;
import org.tallyman.dialect.Observation;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Observation.Measurement;
import org.tallyman.dialect.Observation.Scan;
import org.tallyman.dialect.Profile;
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
        return dialect.open(new Profile(settings)).receive(Frames.text(line));
    }
}
