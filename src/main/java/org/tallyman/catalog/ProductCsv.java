package org.tallyman.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.tallyman.platform.command.Outcome;
import org.tallyman.platform.csv.CsvImport;
import org.tallyman.platform.csv.CsvTable;
import org.tallyman.platform.csv.CsvText;
import org.tallyman.platform.csv.ImportReport;

/** Products as CSV. A row whose GTIN is known edits that product. */
@ApplicationScoped
class ProductCsv {

    static final List<String> COLUMNS = List.of("gtin", "name", "description", "unit", "brandOwner", "quantityPerCase");

    private final CsvImport imports;
    private final ProductCommands commands;
    private final ProductRepository repository;

    ProductCsv(CsvImport imports, ProductCommands commands, ProductRepository repository) {
        this.imports = imports;
        this.commands = commands;
        this.repository = repository;
    }

    static Outcome<CsvTable> read(String text) {
        return CsvTable.read(text, Set.copyOf(COLUMNS), Set.of("gtin", "name"));
    }

    ImportReport load(CsvTable table, boolean dryRun) {
        return imports.run(table, dryRun, List.of("gtin"), row -> {
            repository.getSession().clear();
            return commands.put(row);
        });
    }

    static String write(ProductSnapshot products) {
        return CsvText.of(
                COLUMNS,
                products.search("", "", Integer.MAX_VALUE, false).stream()
                        .map(product -> List.of(
                                product.gtin(),
                                product.name(),
                                product.description(),
                                product.unit(),
                                product.brandOwner(),
                                product.quantityPerCase() == null ? "" : String.valueOf(product.quantityPerCase()))));
    }
}
