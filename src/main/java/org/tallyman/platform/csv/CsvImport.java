package org.tallyman.platform.csv;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tallyman.platform.Problem;
import org.tallyman.platform.Violation;
import org.tallyman.platform.command.ChangeMade;
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

    /**
     * All rows, or none when any is refused. What a row is of comes once in a file: that is the value which the command
     * answers, such as an id.
     *
     * @param keys columns that tell what a row is of; a refusal names the first that is there
     */
    @Transactional
    public ImportReport run(CsvTable table, boolean dryRun, List<String> keys, Function<Fields, Outcome<?>> command) {
        Map<Object, Long> lines = new HashMap<>();
        List<ImportReport.RowRefusal> refusals = new ArrayList<>();
        Effects effects = new Effects();
        transaction.putResource(Effects.class, effects);
        for (CsvTable.Row row : table.rows()) {
            switch (command.apply(Fields.of(row.values()))) {
                case Outcome.Refused<?>(Problem problem) -> refuse(row, problem, refusals);
                case Outcome.Done<?>(Object value) -> {
                    Long before = lines.putIfAbsent(value, row.line());
                    if (before != null) {
                        refuse(row, twice(row, keys, before), refusals);
                    }
                }
            }
            effects.endRow();
            if (refusals.size() >= ImportReport.REFUSALS_MAX) {
                break;
            }
        }
        if (dryRun || !refusals.isEmpty()) {
            transaction.setRollbackOnly();
        }
        return new ImportReport(dryRun, table.rows().size(), refusals.isEmpty() ? effects.sum() : null, refusals);
    }

    void onChange(@Observes ChangeMade change) {
        if (transaction.getTransactionKey() != null
                && transaction.getResource(Effects.class) instanceof Effects effects) {
            effects.changes.add(change);
        }
    }

    private static Problem twice(CsvTable.Row row, List<String> keys, long before) {
        String key = keys.stream()
                .filter(each -> !row.values().getOrDefault(each, "").isBlank())
                .findFirst()
                .orElse("");
        return Problem.invalid(
                key, row.values().getOrDefault(key, ""), "comes once in a file: line " + before + " is of it already");
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

    /** What the rows of one import did, told by the changes that they made. */
    private static final class Effects {

        private final List<ChangeMade> changes = new ArrayList<>();
        private int made;
        private int changed;
        private int unchanged;

        void endRow() {
            if (changes.stream().allMatch(change -> change.before().equals(change.after()))) {
                unchanged++;
            } else if (changes.stream().allMatch(change -> change.before().isEmpty())) {
                made++;
            } else {
                changed++;
            }
            changes.clear();
        }

        ImportReport.Effect sum() {
            return new ImportReport.Effect(made, changed, unchanged);
        }
    }
}
