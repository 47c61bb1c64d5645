package org.tallyman.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.DialectRegistry;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Profile;
import org.tallyman.ident.DeviceId;
import org.tallyman.server.Durability;
import org.tallyman.server.EmbeddedDatabase;

/** The writer on a database that it has to itself, over a line that breaks when the test says so. */
class JournalWriterTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final DeviceId DEVICE = new DeviceId(1);

    @TempDir
    static Path directory;

    private static EmbeddedDatabase database;
    private static PGSimpleDataSource real;

    private final List<KeptBlock> folded = new CopyOnWriteArrayList<>();
    private BreakingLine line;
    private JournalQueue queue;
    private Thread writer;

    @BeforeAll
    static void startDatabase() {
        database = EmbeddedDatabase.start(directory, Durability.NONE);
        real = new PGSimpleDataSource();
        real.setURL(database.settings().get("quarkus.datasource.jdbc.url"));
        real.setUser(database.settings().get("quarkus.datasource.username"));
        real.setPassword(database.settings().get("quarkus.datasource.password"));
        Flyway.configure().dataSource(real).load().migrate();
    }

    @AfterAll
    static void stopDatabase() {
        database.stop(PATIENCE);
    }

    @BeforeEach
    void startWriter() throws SQLException {
        execute("truncate message_block, message_device, element_identity");
        folded.clear();
        line = new BreakingLine(real);
        IntakeConfig config = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(IntakeConfig.class)
                .build()
                .getConfigMapping(IntakeConfig.class);
        queue = new JournalQueue(config);
        JournalParts parts = new JournalParts(
                line.dataSource(),
                new BlockStore(),
                new Quarantine(),
                config,
                Clock.systemUTC(),
                new IntakeMetrics(new SimpleMeterRegistry()));
        writer = Thread.ofPlatform().start(new JournalWriter(queue, parts, folded::add));
    }

    @AfterEach
    void stopWriter() throws InterruptedException {
        queue.close();
        assertThat(writer.join(PATIENCE)).isTrue();
    }

    @Test
    void aBlockWhoseCommitLostItsAnswerIsAcknowledgedAndFoldedOnce() throws Exception {
        Receipt before = keep("A");
        line.breakAfterNextBlock();
        Receipt doubtful = keep("B");
        Receipt after = keep("C");

        assertThat(line.broken()).isTrue();
        assertThat(List.of(before, doubtful, after)).noneMatch(Receipt::duplicate);
        assertThat(count("select coalesce(sum(messages), 0) from message_block"))
                .isEqualTo(3);
        assertThat(folded).extracting(KeptBlock::id).containsExactly(ids(before, doubtful, after));
        assertThat(folded.get(1).previous()).isEqualTo(folded.get(0).id());
        assertThat(folded.get(2).previous()).isEqualTo(folded.get(1).id());
    }

    @Test
    void aBlockThatNeverReachedTheDatabaseIsWrittenAgain() throws Exception {
        Receipt before = keep("A");
        line.breakBeforeNextBlock();
        Receipt again = keep("B");

        assertThat(line.broken()).isTrue();
        assertThat(again.duplicate()).isFalse();
        assertThat(count("select coalesce(sum(messages), 0) from message_block"))
                .isEqualTo(2);
        assertThat(folded).extracting(KeptBlock::id).containsExactly(ids(before, again));
    }

    @Test
    void sendersWaitUntilItIsClearWhetherTheirBlockIsThere() throws Exception {
        Receipt before = keep("A");
        line.breakAfterNextBlock();
        line.stayBroken();
        CompletableFuture<Receipt> doubtful = queue.offer(message("{\"epc\":\"0B\"}"));
        awaitRefusal("C");
        assertThat(doubtful).isNotDone();
        line.mend();
        // Without a time of its own it would count twice if it were offered again.
        Receipt kept = doubtful.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        Receipt after = keep("D");

        assertThat(kept.duplicate()).isFalse();
        assertThat(count("select coalesce(sum(messages), 0) from message_block"))
                .isEqualTo(3);
        assertThat(folded).extracting(KeptBlock::id).containsExactly(ids(before, kept, after));
    }

    @Test
    void whatTurnsOutNotToBeThereIsRefused() throws Exception {
        line.breakBeforeNextBlock();
        line.stayBroken();
        CompletableFuture<Receipt> doubtful = queue.offer(message("{\"epc\":\"0B\"}"));
        awaitRefusal("C");
        assertThat(doubtful).isNotDone();
        line.mend();

        assertThat(doubtful)
                .failsWithin(PATIENCE)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(JournalException.class);
        keep("D");
        assertThat(count("select coalesce(sum(messages), 0) from message_block"))
                .isEqualTo(1);
    }

    /** Of a message that comes while the line is broken: what came before it was given up by then. */
    private void awaitRefusal(String epc) {
        await().until(line::broken);
        assertThat(queue.offer(message("{\"epc\":\"0" + epc + "\"}")))
                .failsWithin(PATIENCE)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(JournalException.class);
    }

    @Test
    void theSameMessageAgainIsAnsweredAsTheFirstTime() throws Exception {
        Receipt first = keep("A");
        line.breakAfterNextBlock();
        keep("B");
        Receipt again = keep("A");

        assertThat(again.duplicate()).isTrue();
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(count("select coalesce(sum(messages), 0) from message_block"))
                .isEqualTo(2);
    }

    @Test
    void whatIsRefusedLiesInQuarantineTogetherWithItsMessage() throws Exception {
        keep("A");
        Receipt refused = queue.offer(message("{\"epc\":7}")).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

        assertThat(refused.rejections()).hasSize(1);
        assertThat(count("select count(*) from quarantine where message_id = "
                        + refused.id().value()))
                .isEqualTo(1);
        assertThat(keep("B").duplicate()).isFalse();
        assertThat(count("select coalesce(sum(messages), 0) from message_block"))
                .isEqualTo(3);
    }

    private Receipt keep(String epc) throws Exception {
        return queue.offer(message("{\"epc\":\"0" + epc + "\",\"time\":1764000000000}"))
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static Message message(String json) {
        Frame frame = new Frame("", json.getBytes(StandardCharsets.UTF_8), Instant.now());
        Decoding decoding = new DialectRegistry()
                .find("tallyman")
                .orElseThrow()
                .open(Profile.DEFAULT)
                .receive(frame);
        return new Message(DEVICE, "tallyman", "test", frame, "", 1, decoding, Optional.empty());
    }

    private static Long[] ids(Receipt... receipts) {
        return List.of(receipts).stream().map(receipt -> receipt.id().block()).toArray(Long[]::new);
    }

    private static long count(String sql) throws SQLException {
        try (Connection connection = real.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = real.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
