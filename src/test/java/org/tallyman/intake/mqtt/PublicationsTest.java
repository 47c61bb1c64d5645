package org.tallyman.intake.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.tallyman.dialect.sparkplug.Payloads.metric;
import static org.tallyman.dialect.sparkplug.Payloads.payload;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServerOptions;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tallyman.dialect.DialectRegistry;
import org.tallyman.intake.BusyJournal;
import org.tallyman.intake.IntakeConfig;
import org.tallyman.intake.Journal;
import org.tallyman.intake.Message;
import org.tallyman.intake.Receipt;
import org.tallyman.intake.TestDevices;
import org.tallyman.testsupport.TestDatabase;

/** What is published while the journal has no room. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@Timeout(60)
class PublicationsTest {

    private static final String READ = """
            {"epc":"30340242201D8840009EFDF7","antenna":1,"time":"2026-03-01T10:00:%02dZ"}""";

    private static final long MS = 1_780_000_000_000L;
    private static final int DOUBLE = 10;

    private final TestDevices devices;
    private final MqttDoor door;
    private final DialectRegistry dialects;
    private final IntakeConfig config;
    private final MeterRegistry registry;
    private final Vertx vertx;
    private final Journal journal;
    private @Nullable MqttLoop loop;
    private String deployment = "";

    PublicationsTest(
            TestDevices devices,
            MqttDoor door,
            DialectRegistry dialects,
            IntakeConfig config,
            MeterRegistry registry,
            Vertx vertx,
            Journal journal) {
        this.devices = devices;
        this.door = door;
        this.dialects = dialects;
        this.config = config;
        this.registry = registry;
        this.vertx = vertx;
        this.journal = journal;
    }

    @AfterEach
    void shut() throws Exception {
        vertx.undeploy(deployment).toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void areOfferedAgainAsTheyWereRead() throws Exception {
        TestDevices.Line device = devices.register("tallyman");
        BusyJournal busy = new BusyJournal(journal, 5);
        try (RawMqtt client = new RawMqtt(portTo(busy))) {
            assertThat(client.connect("one", device.code(), device.token())).isZero();
            client.send(RawMqtt.publishPacket(1, false, 7, "reads", READ.formatted(1)));
            assertThat(client.read(4)).containsExactly(0x40, 2, 0, 7);
        }
        List<Message> offered = busy.offered();
        assertThat(offered).hasSize(6).allSatisfy(each -> assertThat(each).isSameAs(offered.getFirst()));
    }

    @Test
    void areWhatTheNextOneIsReadAfter() throws Exception {
        TestDevices.Line device = devices.register("sparkplug");
        BusyJournal busy = new BusyJournal(journal, 3);
        try (RawMqtt client = new RawMqtt(portTo(busy))) {
            assertThat(client.connect("one", device.code(), device.token())).isZero();
            client.send(node(
                    1,
                    "NBIRTH",
                    payload(MS, 0)
                            .metric(metric("Supply", 1, DOUBLE).real(20.0))
                            .toBytes()));
            client.send(node(
                    2,
                    "NDATA",
                    payload(MS + 1, 1).metric(metric("", 1, 0).real(21.0)).toBytes()));
            assertThat(client.read(8)).containsExactly(0x40, 2, 0, 1, 0x40, 2, 0, 2);
        }
        assertThat(busy.offered()).hasSize(5);
        assertThat(busy.offered().getLast().decoding().rejections()).isEmpty();
        assertThat(busy.offered().getLast().decoding().elements()).hasSize(1);
    }

    @Test
    void areLostAndCountedWhenNobodySendsThemAgain() throws Exception {
        TestDevices.Line device = devices.register("tallyman");
        BusyJournal busy = new BusyJournal(journal, Integer.MAX_VALUE);
        double before = lost();
        try (RawMqtt client = new RawMqtt(portTo(busy))) {
            assertThat(client.connect("one", device.code(), device.token())).isZero();
            client.send(twoThatNobodySendsAgain());
            await().until(() -> !busy.offered().isEmpty());
            client.send(RawMqtt.publishPacket(1, false, 7, "reads", READ.formatted(4)));
            client.send(twoThatNobodySendsAgain());
        }
        await().until(() -> lost() == before + 4);
    }

    @Test
    void areCountedAsLostBeforeTallymanHasStopped() throws Exception {
        TestDevices.Line device = devices.register("tallyman");
        BusyJournal busy = new BusyJournal(journal, Integer.MAX_VALUE);
        double before = lost();
        try (RawMqtt client = new RawMqtt(portTo(busy))) {
            assertThat(client.connect("one", device.code(), device.token())).isZero();
            client.send(twoThatNobodySendsAgain());
            await().until(() -> !busy.offered().isEmpty());
            Objects.requireNonNull(loop)
                    .finish(1)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
            assertThat(lost()).isEqualTo(before + 2);
        }
        // And once only, also when they would have been offered again.
        int offered = busy.offered().size();
        await().during(Duration.ofMillis(100)).until(() -> lost() == before + 2);
        assertThat(busy.offered()).hasSize(offered);
    }

    @Test
    void areReadAnewWhenTheirDeviceWasChangedMeanwhile() throws Exception {
        TestDevices.Line device = devices.register("tallyman");
        BusyJournal busy = new BusyJournal(journal, Integer.MAX_VALUE);
        try (RawMqtt client = new RawMqtt(portTo(busy))) {
            assertThat(client.connect("one", device.code(), device.token())).isZero();
            client.send(RawMqtt.publishPacket(1, false, 7, "reads", READ.formatted(1)));
            await().until(() -> !busy.offered().isEmpty());
            devices.configure(device, "{\"timeZone\":\"Europe/Amsterdam\"}");
            int version = Objects.requireNonNull(
                            door.devices().byId(device.id().value()).orElse(null))
                    .profileVersion();
            assertThat(version).isGreaterThan(busy.offered().getFirst().profile());
            await().until(() -> busy.offered().getLast().profile() == version);
        }
    }

    @Test
    void endTheirConnectionWhenTheyMeetABugAsTheyAreOfferedAgain() throws Exception {
        TestDevices.Line device = devices.register("tallyman");
        BusyJournal broken = new BusyJournal(journal, 1) {
            @Override
            public CompletableFuture<Receipt> append(Message message) {
                if (!offered().isEmpty()) {
                    throw new IllegalStateException("a bug");
                }
                return super.append(message);
            }
        };
        try (RawMqtt client = new RawMqtt(portTo(broken))) {
            assertThat(client.connect("one", device.code(), device.token())).isZero();
            client.send(RawMqtt.publishPacket(1, false, 7, "reads", READ.formatted(1)));
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void endTheirConnectionWhenTheyMeetABug() throws Exception {
        TestDevices.Line device = devices.register("tallyman");
        BusyJournal broken = new BusyJournal(journal, 0) {
            @Override
            public CompletableFuture<Receipt> append(Message message) {
                throw new IllegalStateException("a bug");
            }
        };
        try (RawMqtt client = new RawMqtt(portTo(broken))) {
            assertThat(client.connect("one", device.code(), device.token())).isZero();
            client.send(RawMqtt.publishPacket(1, false, 7, "reads", READ.formatted(1)));
            assertThat(client.isClosed()).isTrue();
        }
    }

    private static byte[] twoThatNobodySendsAgain() throws IOException {
        ByteArrayOutputStream packets = new ByteArrayOutputStream();
        for (int i = 0; i < 2; i++) {
            packets.writeBytes(RawMqtt.publishPacket(0, false, 0, "reads", READ.formatted(i)));
        }
        return packets.toByteArray();
    }

    private double lost() {
        return registry.counter("tallyman.link.refused", "link", "mqtt", "dialect", "tallyman", "reason", "lost")
                .count();
    }

    private static byte[] node(int id, String type, byte[] payload) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(body);
        out.writeUTF("spBv1.0/plant/" + type + "/edge");
        out.writeShort(id);
        out.write(payload);
        return RawMqtt.packet(0x32, body.toByteArray());
    }

    /** Opens a port behind which stands this journal. */
    private int portTo(BusyJournal journal) throws Exception {
        MqttDoor busy = new MqttDoor(
                journal.intake(dialects, config),
                door.rates(),
                door.devices(),
                door.credentials(),
                door.metrics(),
                door.sessions(),
                door.losses(),
                door.heard(),
                door.config(),
                door.clock());
        loop = new MqttLoop(
                busy,
                Map.of(
                        MqttPort.PLAIN,
                        new NetServerOptions().setHost("127.0.0.1").setPort(0)));
        deployment = vertx.deployVerticle(loop)
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        return loop.port(MqttPort.PLAIN).orElseThrow();
    }
}
