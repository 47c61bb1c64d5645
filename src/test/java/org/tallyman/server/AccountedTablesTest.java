package org.tallyman.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallyman.platform.sql.Sql;
import org.tallyman.testsupport.TestDatabase;

/** docs/truth.md says of every table whether it can be made again. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class AccountedTablesTest {

    private static final String TABLES = """
            select c.relname from pg_class c
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
                and c.relname <> 'flyway_schema_history'
            order by 1""";

    private final Sql sql;

    AccountedTablesTest(Sql sql) {
        this.sql = sql;
    }

    @Test
    void everyTableIsNamed() throws IOException {
        String truth = Files.readString(Path.of("docs", "truth.md"));
        List<String> tables = sql.list(TABLES, row -> row.getString(1));
        assertThat(tables)
                .hasSizeGreaterThan(50)
                .allSatisfy(table -> assertThat(truth).contains("`" + table + "`"));
    }
}
