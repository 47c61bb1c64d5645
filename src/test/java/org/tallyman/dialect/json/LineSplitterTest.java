package org.tallyman.dialect.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineSplitterTest {

    @Test
    void cutsLinesHoweverTheStreamArrives() {
        byte[] stream = "{\"a\":1}\r\n\n{\"b\":2}\n{\"c\"".getBytes(StandardCharsets.UTF_8);
        for (int chunk = 1; chunk <= stream.length; chunk++) {
            LineSplitter splitter = new LineSplitter(100);
            List<String> lines = new ArrayList<>();
            for (int at = 0; at < stream.length; at += chunk) {
                byte[] part = java.util.Arrays.copyOfRange(stream, at, Math.min(stream.length, at + chunk));
                splitter.feed(part).forEach(line -> lines.add(new String(line, StandardCharsets.UTF_8)));
            }
            assertThat(lines).containsExactly("{\"a\":1}", "{\"b\":2}");
        }
    }

    @Test
    void cutsALineThatIsTooLongIntoPieces() {
        assertThat(new LineSplitter(4).feed("abcdefghij\nk\n".getBytes(StandardCharsets.UTF_8)))
                .extracting(line -> new String(line, StandardCharsets.UTF_8))
                .containsExactly("abcd", "efgh", "ij", "k");
    }
}
