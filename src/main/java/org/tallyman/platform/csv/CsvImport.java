package org.tallyman.platform.csv;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.tallyman.platform.Problem;
import org.tallyman.platform.Violation;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;

/**
 * Runs every row through the same command as a form, all in one transaction: a dry run is the real thing taken back, so
 * that it cannot promise what the import then refuses.
 */
@ApplicationScoped
public class CsvImport {

    private final TransactionSynchronizationRegistry transaction;

    CsvImport(TransactionSynchronizationRegistry transaction) {
        this.transaction = transaction;
    }

    /** All rows, or none when any is refused. */
    @Transactional
    public ImportReport run(CsvTable table, boolean dryRun, Function<Fields, Outcome<?>> command) {
        List<ImportReport.RowRefusal> refusals = new ArrayList<>();
        for (CsvTable.Row row : table.rows()) {
            if (command.apply(Fields.of(row.values())) instanceof Outcome.Refused<?>(Problem problem)) {
                refuse(row, problem, refusals);
            }
            if (refusals.size() >= ImportReport.REFUSALS_MAX) {
                break;
            }
        }
        if (dryRun || !refusals.isEmpty()) {
            transaction.setRollbackOnly();
        }
        return new ImportReport(dryRun, table.rows().size(), refusals);
    }

    private static void refuse(CsvTable.Row row, Problem problem, List<ImportReport.RowRefusal> refusals) {
        if (problem.violations().isEmpty()) {
            refusals.add(new ImportReport.RowRefusal(row.line(), "", "", problem.detail()));
        }
        for (Violation violation : problem.violations()) {
            refusals.add(
                    new ImportReport.RowRefusal(row.line(), violation.field(), violation.value(), violation.rule()));
        }
    }
}
