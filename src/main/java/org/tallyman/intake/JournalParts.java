package org.tallyman.intake;

import jakarta.inject.Singleton;
import java.time.Clock;
import javax.sql.DataSource;

/** What the journal's writer works with. */
@Singleton
record JournalParts(
        DataSource dataSource,
        BlockStore blocks,
        Quarantine quarantine,
        IntakeConfig config,
        Clock clock,
        IntakeMetrics metrics) {}
