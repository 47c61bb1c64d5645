package org.tallyman.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.tallyman.testsupport.TestDatabase;

/** A job that the database keeps from its work is a line in the log; one that has a fault shows where. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class FailedJobsTest {

    private static final Logger ROOT = Logger.getLogger("");

    private final Scheduler scheduler;

    FailedJobsTest(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Test
    void isTellingInALineWhereTheDatabaseIsInTheWayAndWithATraceWhereTheFaultIsOurs() {
        SQLException hanging = new SQLException("Acquisition timeout while waiting for new connection");
        List<LogRecord> late = told("late-job", new IllegalStateException(hanging));
        assertThat(late).allSatisfy(record -> {
            assertThat(record.getLevel().intValue()).isEqualTo(Level.WARNING.intValue());
            assertThat(record.getThrown()).isNull();
        });
        List<LogRecord> broken = told("broken-job", new IllegalStateException("a bug"));
        assertThat(broken)
                .allSatisfy(record -> assertThat(record.getThrown()).rootCause().hasMessage("a bug"));
    }

    /** What the log says of a job that fails so. */
    private List<LogRecord> told(String job, RuntimeException failure) {
        List<LogRecord> records = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                String told = record.getMessage() + Arrays.toString(record.getParameters());
                if (told.contains(job)) {
                    records.add(record);
                }
            }

            @Override
            public void flush() {
                // Nothing waits.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
        ROOT.addHandler(handler);
        try {
            scheduler
                    .newJob(job)
                    .setInterval("1s")
                    .setTask(execution -> {
                        throw failure;
                    })
                    .schedule();
            Awaitility.await().until(() -> !records.isEmpty());
        } finally {
            scheduler.unscheduleJob(job);
            ROOT.removeHandler(handler);
        }
        return records;
    }
}
