package org.tallyman.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.tallyman.testsupport.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class IdempotencyTest {

    private static final byte[] REQUEST = {1, 2, 3};

    private final Idempotency idempotency;
    private final DataSource database;
    private final CommandId id = new CommandId(UUID.randomUUID());

    IdempotencyTest(Idempotency idempotency, DataSource database) {
        this.idempotency = idempotency;
        this.database = database;
    }

    @Test
    void answersTheSecondTimeAsTheFirst() throws SQLException {
        assertThat(carryOut("loaded")).isEqualTo("loaded");
        assertThat(carryOut("again")).isEqualTo("loaded");
    }

    @Test
    void doesACommandOnceHoweverManySendItAtTheSameTime() throws Exception {
        try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
            List<Future<String>> answers = IntStream.range(0, 8)
                    .mapToObj(caller -> callers.submit(() -> carryOut("caller " + caller)))
                    .toList();
            String first = answers.getFirst().get();
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isEqualTo(first);
            }
        }
    }

    @Test
    void refusesTheSameKeyForAnotherRequest() throws SQLException {
        carryOut("loaded");
        try (Connection connection = database.getConnection()) {
            assertThatThrownBy(() -> idempotency.claim(connection, "test", id, new byte[] {9}))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problem().status()).isEqualTo(409));
        }
    }

    @Test
    void leavesTheKeyFreeWhenTheCommandFailed() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            assertThat(idempotency.claim(connection, "test", id, REQUEST)).isEmpty();
            connection.rollback();
        }
        assertThat(carryOut("second try")).isEqualTo("second try");
    }

    private String carryOut(String answer) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            var known = idempotency.claim(connection, "test", id, REQUEST);
            if (known.isEmpty()) {
                idempotency.answer(connection, "test", id, new KnownAnswer(200, answer));
            }
            connection.commit();
            return known.map(KnownAnswer::body).orElse(answer);
        }
    }
}
