package org.tallyman.dialect.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LineSplitterTest {

    @Test
    void cutsAfterWholeLinesHoweverTheStreamArrives() {
        byte[] stream = "{\"a\":1}\r\n\n{\"b\":2}\n{\"c\"".getBytes(UTF_8);
        for (int chunk = 1; chunk <= stream.length; chunk++) {
            LineSplitter splitter = new LineSplitter(100);
            StringBuilder lines = new StringBuilder();
            for (int at = 0; at < stream.length; at += chunk) {
                byte[] part = Arrays.copyOfRange(stream, at, Math.min(stream.length, at + chunk));
                String cut = new String(splitter.feed(part, part.length), UTF_8);
                assertThat(cut).matches("(?s)|.*\n");
                lines.append(cut);
            }
            assertThat(lines.toString().replaceAll("\\s+", " ").strip()).isEqualTo("{\"a\":1} {\"b\":2}");
            assertThat(new String(splitter.rest(), UTF_8)).isEqualTo("{\"c\"");
            assertThat(splitter.rest()).isEmpty();
        }
    }

    @Test
    void takesOnlyWhatTheBufferHolds() {
        byte[] buffer = "{}\nleft over from before".getBytes(UTF_8);
        assertThat(new LineSplitter(100).feed(buffer, 3)).isEqualTo("{}\n".getBytes(UTF_8));
    }

    @Test
    void saysNothingOfKeepAlives() {
        LineSplitter splitter = new LineSplitter(100);
        assertThat(splitter.feed("\r\n\r\n".getBytes(UTF_8), 4)).isEmpty();
        assertThat(splitter.rest()).isEmpty();
    }

    @Test
    void cutsALineThatIsTooLong() {
        LineSplitter splitter = new LineSplitter(4);
        assertThat(splitter.feed("abcdefghij".getBytes(UTF_8), 10)).isEqualTo("abcdefghij".getBytes(UTF_8));
        assertThat(splitter.feed("kl\n".getBytes(UTF_8), 3)).isEqualTo("kl\n".getBytes(UTF_8));
    }
}
