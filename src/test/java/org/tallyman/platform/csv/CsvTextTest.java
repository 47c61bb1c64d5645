package org.tallyman.platform.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CsvTextTest {

    private static final List<String> NAMES = List.of(
            "=HYPERLINK(\"http://evil.example\")", "@SUM(1)", "'=1", "'quoted'", "a,b", "-1.5", "+49 30 1", "-");

    @Test
    void keepsSpreadsheetsFromRunningWhatATagSaid() {
        String text = CsvText.of(List.of("name"), Stream.of(List.of("@SUM(1)"), List.of("-1.5"), List.of("a,b")));
        assertThat(text.lines()).containsExactly("name", "'@SUM(1)", "-1.5", "\"a,b\"");
    }

    @Test
    void readsBackEveryTextAsItWas() {
        String text = CsvText.of(List.of("name"), NAMES.stream().map(List::of));
        CsvTable table = CsvTable.read(text, Set.of("name"), Set.of()).orElseThrow();
        assertThat(table.rows()).extracting(row -> row.values().get("name")).containsExactlyElementsOf(NAMES);
    }
}
