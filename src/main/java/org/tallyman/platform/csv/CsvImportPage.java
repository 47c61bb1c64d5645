package org.tallyman.platform.csv;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tallyman.platform.Form;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.Outcome;

/**
 * An import in two steps: try, which changes nothing, then import what was tried.
 *
 * @param example a file that shows every column
 * @param form holds the text that was tried
 * @param report empty before the first try
 */
@CheckedTemplate(basePath = "platform", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record CsvImportPage(
        Things things, List<String> columns, String example, Form form, Optional<ImportReport> report)
        implements TemplateInstance {

    /**
     * What is imported.
     *
     * @param name in plural, lower case
     * @param base the form posts to {@code <base>/import}; {@code /api/v1<base>/export} is what is there
     * @param list where they are listed, as people call it
     */
    public record Things(String name, String base, String sectionId, String list, String listAddress) {}

    /** The page before the first try. */
    public static CsvImportPage of(Things things, List<String> columns, String example) {
        return new CsvImportPage(things, columns, example, Form.EMPTY, Optional.empty());
    }

    /** The page with what came of a try, or with why the file cannot be read. */
    public CsvImportPage after(String text, Outcome<CsvTable> read, Function<CsvTable, ImportReport> load) {
        Form tried = Form.of(Map.of("text", text));
        return switch (read) {
            case Outcome.Refused<CsvTable>(Problem problem) ->
                new CsvImportPage(things, columns, example, tried.refusedFor(problem.violations()), Optional.empty());
            case Outcome.Done<CsvTable>(CsvTable table) ->
                new CsvImportPage(things, columns, example, tried, Optional.of(load.apply(table)));
        };
    }
}
