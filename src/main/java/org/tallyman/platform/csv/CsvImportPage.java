package org.tallyman.platform.csv;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Optional;
import org.tallyman.platform.Form;
import org.tallyman.platform.Problem;

/**
 * An import in two steps: try, which changes nothing, then import what was tried.
 *
 * @param what the things in plural, lower case
 * @param back where they are listed; the form posts to {@code <back>/import}
 * @param example a file that shows every column
 * @param form holds the text that was tried
 * @param report empty before the first try
 */
@CheckedTemplate(basePath = "platform", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record CsvImportPage(
        String what,
        String back,
        String sectionId,
        List<String> columns,
        String example,
        Form form,
        Optional<ImportReport> report)
        implements TemplateInstance {

    /** The page with what came of a try. */
    public CsvImportPage after(String text, ImportReport done) {
        return new CsvImportPage(
                what, back, sectionId, columns, example, Form.of(java.util.Map.of("text", text)), Optional.of(done));
    }

    /** The page with why the file cannot be read. */
    public CsvImportPage refused(String text, Problem problem) {
        Form tried = Form.of(java.util.Map.of("text", text)).refusedFor(problem.violations());
        return new CsvImportPage(what, back, sectionId, columns, example, tried, Optional.empty());
    }
}
