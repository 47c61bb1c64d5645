package org.tallyman.platform.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.Outcome;

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

    @Test
    void saysWhatIsWrongAndWhere() {
        assertThat(refusal("a,b\nx,y\n1,\"2\"3\n"))
                .startsWith("line 3 has nothing between the quotation mark that ends a field");
        assertThat(refusal("a,b\nx,\"y\nq,r\n"))
                .isEqualTo("line 2 “y” has a quotation mark at the end of each field that begins with one (RFC 4180)");
        assertThat(refusal("a,b\nx,y,z\n")).startsWith("line 2 has 3 fields under 2 columns");
    }

    @Test
    void takesQuotationMarksWhereTheyMeanNoMoreThanThemselves() {
        for (String last : List.of("5\"", "\"\"", "\"y\"", "\"say \"\"hi\"\"\"", "\"two\nlines\"\n", "5\"\n")) {
            assertThat(CsvTable.read("a,b\nx," + last, Set.of("a", "b"), Set.of())
                            .orElseThrow()
                            .rows())
                    .hasSize(1);
        }
    }

    private static String refusal(String text) {
        return CsvTable.read(text, Set.of("a", "b"), Set.of()) instanceof Outcome.Refused<CsvTable>(Problem problem)
                ? problem.detail()
                : "";
    }
}
