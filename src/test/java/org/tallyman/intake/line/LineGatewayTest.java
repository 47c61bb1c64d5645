package org.tallyman.intake.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServerOptions;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tallyman.dialect.DialectRegistry;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Rejection;
import org.tallyman.dialect.line.LineDialect;
import org.tallyman.intake.BusyJournal;
import org.tallyman.intake.Decoders;
import org.tallyman.intake.DeviceHealthReader;
import org.tallyman.intake.Intake;
import org.tallyman.intake.IntakeConfig;
import org.tallyman.intake.Journal;
import org.tallyman.intake.Message;
import org.tallyman.intake.MessageId;
import org.tallyman.intake.RateLimit;
import org.tallyman.intake.Receipt;
import org.tallyman.intake.Refusals;
import org.tallyman.intake.ServerCertificate;
import org.tallyman.intake.StoredMessage;
import org.tallyman.intake.TestDevices;
import org.tallyman.intake.TestRates;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@Timeout(120)
class LineGatewayTest {

    private static final AtomicLong IMEI = new AtomicLong(350_000_000_000_000L);
    private static final Instant FIRST = Instant.parse("2026-04-01T08:00:00Z");

    private final TestDevices devices;
    private final Journal journal;
    private final LineGateway gateway;
    private final LineDoor door;
    private final DialectRegistry dialects;
    private final ServerCertificate certificate;
    private final DeviceHealthReader health;
    private final MeterRegistry registry;
    private final Decoders decoders;
    private final Refusals refusals;
    private final IntakeConfig intakeConfig;
    private final Vertx vertx;

    LineGatewayTest(
            TestDevices devices,
            Journal journal,
            LineGateway gateway,
            LineDoor door,
            DialectRegistry dialects,
            ServerCertificate certificate,
            DeviceHealthReader health,
            MeterRegistry registry,
            Decoders decoders,
            Refusals refusals,
            IntakeConfig intakeConfig,
            Vertx vertx) {
        this.health = health;
        this.registry = registry;
        this.decoders = decoders;
        this.refusals = refusals;
        this.intakeConfig = intakeConfig;
        this.door = door;
        this.dialects = dialects;
        this.certificate = certificate;
        this.vertx = vertx;
        this.devices = devices;
        this.journal = journal;
        this.gateway = gateway;
    }

    @Test
    void confirmsRecordsOnceTheyAreKeptHoweverTheBytesArrive() throws Exception {
        String imei = imei();
        TestDevices.Line device = devices.register("teltonika", imei);
        byte[] packet = Tracker.packet(FIRST, 2);
        try (Tracker tracker = new Tracker(port())) {
            assertThat(tracker.login(imei)).isOne();
            for (byte b : packet) {
                tracker.send(new byte[] {b});
            }
            assertThat(tracker.confirmed()).isEqualTo(2);
            assertThat(messages(device)).hasSize(1);
        }
        StoredMessage kept = messages(device).getFirst();
        assertThat(kept.link()).isEqualTo("tcp");
        assertThat(kept.frame().payload()).isEqualTo(packet);
    }

    @Test
    void countsOnceWhatComesAgainAndConfirmsItAgain() throws Exception {
        String imei = imei();
        TestDevices.Line device = devices.register("teltonika", imei);
        byte[] packet = Tracker.packet(FIRST, 3);
        for (int i = 0; i < 2; i++) {
            try (Tracker tracker = new Tracker(port())) {
                assertThat(tracker.login(imei)).isOne();
                tracker.send(packet);
                assertThat(tracker.confirmed()).isEqualTo(3);
            }
        }
        await().until(() -> devices.number(
                        "select count(*) from fix where device_id = ?",
                        device.id().value())
                == 3);
    }

    @Test
    void keepsWhatIsSaidBeforeItIsClearByWhom() throws Exception {
        String name = imei();
        TestDevices.Line device = devices.register("nmea", name);
        try (Tracker tracker = new Tracker(port("nmea"))) {
            tracker.send("$GPRMC,102030.50,A,1030.0000,N,02015.0000,W,10.0,90.5,020324,,\r\n$IMEI=%s\r\n"
                    .formatted(name)
                    .getBytes(StandardCharsets.US_ASCII));
            await().until(() -> devices.number(
                            "select count(*) from fix where device_id = ?",
                            device.id().value())
                    == 1);
        }
        // The sentence lies in the context of the message that named its sender.
        assertThat(messages(device))
                .singleElement()
                .satisfies(kept -> assertThat(kept.context()).contains("$GPRMC,102030.50"));
    }

    /** A wrong checksum stands behind the name: the device is the one that says so next, and the name called nobody. */
    @Test
    void takesNoNameFromAFrameWhoseChecksumIsWrong() throws Exception {
        String name = imei();
        String phantom = imei();
        String other = imei();
        TestDevices.Line device = devices.register("nmea", name);
        try (Tracker tracker = new Tracker(port("nmea"))) {
            say(tracker, "$PGID,%s*FF\r\n$IMEI=%s\r\n$PGID,%s*FF\r\n".formatted(phantom, name, other));
            await().until(() -> devices.quarantined(device) == 2);
        }
        assertThat(calls(phantom) + calls(other)).isZero();
    }

    @Test
    void takesANameFromAFrameWhoseChecksumIsWrongWhereItsProfileSaysSo() throws Exception {
        String name = imei();
        TestDevices.Line device = devices.register("nmea", name);
        devices.configure(device, "{\"checksum\":\"ignore\"}");
        try (Tracker tracker = new Tracker(port("nmea"))) {
            say(tracker, "$PGID,%s*FF\r\n$GPRMC,102030,A,1030.0,N,02015.0,W,10.0,90.5,020324,,\r\n".formatted(name));
            await().until(() -> devices.number(
                            "select count(*) from fix where device_id = ?",
                            device.id().value())
                    == 1);
        }
    }

    private long calls(String identifier) {
        return devices.number("select count(*) from unknown_caller where identifier = ?", identifier);
    }

    @Test
    void turnsAStrangerAwayAndShowsThatItCalled() throws Exception {
        devices.register("teltonika", imei());
        String stranger = imei();
        try (Tracker tracker = new Tracker(port())) {
            assertThat(tracker.login(stranger)).isZero();
            assertThat(tracker.read()).isEqualTo(-1);
        }
        await().until(() -> devices.number(
                        "select frames from unknown_caller where dialect = 'teltonika' and identifier = ?", stranger)
                == 1);
        String admin = Credentials.newAdminToken();
        String unknown = "/api/v1/unknown-devices";
        String called = "callers.find { it.identifier == '" + stranger + "' }";
        RestAssured.given()
                .auth()
                .oauth2(admin)
                .get(unknown)
                .then()
                .statusCode(200)
                .body(
                        called + ".dialect", equalTo("teltonika"),
                        called + ".calls", equalTo(1),
                        called + ".frame", startsWith("000f"));
        RestAssured.given()
                .auth()
                .oauth2(admin)
                .contentType("application/json")
                .body(Map.of("identifier", stranger, "model", "FMC130"))
                .post("/api/v1/devices")
                .then()
                .statusCode(201);
        RestAssured.given().auth().oauth2(admin).get(unknown).then().body(called, nullValue());
    }

    @Test
    void closesALineThatTellsNothingOfItself() throws Exception {
        devices.register("teltonika", imei());
        try (Tracker tracker = new Tracker(port())) {
            tracker.send(new byte[] {0, 15, '3'});
            assertThat(tracker.read()).isEqualTo(-1);
        }
    }

    @Test
    void closesALineOnWhichNoFrameCanBeFound() throws Exception {
        devices.register("teltonika", imei());
        try (Tracker tracker = new Tracker(port())) {
            tracker.send("GET / HTTP/1.1\r\n\r\n".repeat(8_000).getBytes(StandardCharsets.US_ASCII));
            assertThat(tracker.read()).isEqualTo(-1);
        }
    }

    @Test
    void passesOverWhatADeviceSendsBetweenItsPacketsForAsLongAsPacketsCome() throws Exception {
        String imei = imei();
        devices.register("teltonika", imei);
        byte[] between = new byte[10_000];
        Arrays.fill(between, (byte) 0x7F);
        try (Tracker tracker = new Tracker(port())) {
            assertThat(tracker.login(imei)).isOne();
            for (int i = 0; i < 8; i++) {
                tracker.send(between);
                tracker.send(Tracker.packet(FIRST.plusSeconds(i), 1));
                assertThat(tracker.confirmed()).isOne();
            }
        }
    }

    @Test
    void keepsInQuarantineWhatADeviceSendsThatIsNoFrame() throws Exception {
        String imei = imei();
        TestDevices.Line device = devices.register("teltonika", imei);
        byte[] noise = HexFormat.of().parseHex("deadbeef".repeat(10));
        byte[] packet = Tracker.packet(FIRST, 1);
        double before = refused("teltonika", "noise");
        try (Tracker tracker = new Tracker(port())) {
            assertThat(tracker.login(imei)).isOne();
            tracker.send(joined(noise, packet));
            assertThat(tracker.confirmed()).isOne();
            // Within a minute only counted.
            tracker.send(joined(noise, Tracker.packet(FIRST.plusSeconds(9), 1)));
            assertThat(tracker.confirmed()).isOne();
        }
        assertThat(refused("teltonika", "noise")).isEqualTo(before + 2);
        assertThat(refusals(device)).isEqualTo("2 noise");
        await().until(() -> devices.quarantined(device) == 1);
        assertThat(messages(device))
                .extracting(message -> HexFormat.of().formatHex(message.frame().payload()))
                .contains(HexFormat.of().formatHex(noise), HexFormat.of().formatHex(packet))
                .hasSize(3);
        assertThat(rejected(device)).isEqualTo("noise frame " + "deadbeef".repeat(4) + "…");
    }

    @Test
    void keepsNoMoreThanTheFirstBytesOfNoise() throws Exception {
        String imei = imei();
        TestDevices.Line device = devices.register("teltonika", imei);
        byte[] noise = new byte[10_000];
        Arrays.fill(noise, (byte) 0x7F);
        try (Tracker tracker = new Tracker(port())) {
            assertThat(tracker.login(imei)).isOne();
            tracker.send(noise);
        }
        await().until(() -> devices.quarantined(device) == 1);
        assertThat(messages(device))
                .singleElement()
                .satisfies(message -> assertThat(message.frame().payload()).hasSizeLessThanOrEqualTo(4_096));
    }

    @Test
    void keepsWhatBeginsAFrameLongerThanAnyOfItsLanguage() throws Exception {
        String imei = imei();
        TestDevices.Line device = devices.register("teltonika", imei);
        try (Tracker tracker = new Tracker(port())) {
            assertThat(tracker.login(imei)).isOne();
            tracker.send(joined(HexFormat.of().parseHex("000000007fffffff08"), Tracker.packet(FIRST, 1)));
        }
        await().until(() -> devices.quarantined(device) == 1);
        assertThat(rejected(device)).startsWith("noise frame 000000007f");
    }

    @Test
    void keepsTheBeginningOfAFrameThatDoesNotEnd() throws Exception {
        String imei = imei();
        TestDevices.Line device = devices.register("gps103", imei);
        try (Tracker tracker = new Tracker(port("gps103"))) {
            say(tracker, "##,imei:" + imei + ",A;");
            assertThat(tracker.read(4)).isEqualTo("LOAD".getBytes(StandardCharsets.US_ASCII));
            say(tracker, "imei:" + "1".repeat(3_000));
            assertThat(tracker.read()).isEqualTo(-1);
        }
        await().until(() -> devices.quarantined(device) == 1);
        assertThat(rejected(device)).startsWith("frame-too-long frame 696d65693a31");
        assertThat(refusals(device)).isEqualTo("1 frame-too-long");
    }

    @Test
    void keepsHalfAFrameAtTheEndOfALineOfWhoeverDoesNotSayItAgain() throws Exception {
        String imei = imei();
        TestDevices.Line device = devices.register("gps103", imei);
        try (Tracker tracker = new Tracker(port("gps103"))) {
            say(
                    tracker,
                    "##,imei:" + imei + ",A;" + position(imei, 30) + "\r\n"
                            + position(imei, 31).substring(0, 60));
            assertThat(tracker.read(4)).isEqualTo("LOAD".getBytes(StandardCharsets.US_ASCII));
        }
        await().until(() -> devices.quarantined(device) == 1);
        assertThat(rejected(device)).startsWith("half-frame frame 696d65693a");
        assertThat(refusals(device)).isEqualTo("1 half-frame");
    }

    @Test
    void takesNoHalfPacketForLostThatItsDeviceSendsAgain() throws Exception {
        String imei = imei();
        TestDevices.Line device = devices.register("teltonika", imei);
        try (Tracker tracker = new Tracker(port())) {
            assertThat(tracker.login(imei)).isOne();
            tracker.send(Tracker.packet(FIRST, 1));
            assertThat(tracker.confirmed()).isOne();
            tracker.send(Arrays.copyOf(Tracker.packet(FIRST.plusSeconds(5), 1), 20));
        }
        await().until(() -> !door.open().lines().containsKey(device.id()));
        assertThat(refusals(device)).isEqualTo("0 ");
        assertThat(messages(device)).hasSize(1);
    }

    /** In whatever language, and though its session knew nothing: no noise can be taken for something that was said. */
    @Test
    void readsNoiseFromTheJournalAsNoiseInEveryLanguage() throws Exception {
        String imei = imei();
        TestDevices.Line device = devices.register("teltonika", imei);
        try (Tracker tracker = new Tracker(port())) {
            assertThat(tracker.login(imei)).isOne();
            tracker.send(HexFormat.of().parseHex("deadbeef"));
        }
        await().until(() -> devices.quarantined(device) == 1);
        StoredMessage kept = messages(device).getFirst();
        byte[] frame = Tracker.packet(FIRST, 1);
        for (String language : dialects.names()) {
            StoredMessage same = new StoredMessage(
                    kept.id(),
                    kept.device(),
                    language,
                    kept.link(),
                    new Frame("", frame, kept.frame().receivedAt()),
                    kept.context(),
                    kept.profile(),
                    kept.sentAt(),
                    kept.repeated(),
                    kept.replayOf());
            assertThat(decoders.decode(same).elements()).isEmpty();
            assertThat(decoders.decode(same).rejections())
                    .singleElement()
                    .satisfies(each -> assertThat(each.refusal().code()).isEqualTo("noise"));
        }
    }

    @Test
    void closesTheLineOfADeviceThatIsDisabled() throws Exception {
        String imei = imei();
        TestDevices.Line device = devices.register("teltonika", imei);
        try (Tracker tracker = new Tracker(port())) {
            assertThat(tracker.login(imei)).isOne();
            devices.disable(device);
            tracker.send(Tracker.packet(FIRST, 1));
            assertThat(tracker.read()).isEqualTo(-1);
        }
        assertThat(messages(device)).isEmpty();
    }

    @Test
    void confirmsNothingOfAPacketThatWasDamagedAndKeepsItInQuarantine() throws Exception {
        String imei = imei();
        TestDevices.Line device = devices.register("teltonika", imei);
        byte[] packet = Tracker.packet(FIRST, 1);
        packet[20] ^= 1;
        try (Tracker tracker = new Tracker(port())) {
            assertThat(tracker.login(imei)).isOne();
            tracker.send(packet);
            tracker.send(Tracker.packet(FIRST, 2));
            assertThat(tracker.confirmed()).isEqualTo(2);
        }
        await().until(() -> devices.quarantined(device) == 1);
    }

    @Test
    void confirmsNothingWhileTheJournalIsAway() throws Throwable {
        String imei = imei();
        TestDevices.Line device = devices.register("teltonika", imei);
        byte[] packet = Tracker.packet(FIRST, 1);
        devices.whileTheJournalIsAway(() -> {
            try (Tracker tracker = new Tracker(port())) {
                assertThat(tracker.login(imei)).isOne();
                tracker.send(packet);
                assertThat(tracker.read()).isEqualTo(-1);
            }
        });
        await().ignoreExceptions().until(() -> {
            try (Tracker tracker = new Tracker(port())) {
                tracker.login(imei);
                tracker.send(packet);
                return tracker.confirmed() == 1;
            }
        });
        await().until(() -> devices.number(
                        "select count(*) from fix where device_id = ?",
                        device.id().value())
                == 1);
    }

    @Test
    void keepsWhatItsDeviceHasForgottenHoweverLongTheJournalIsAway() throws Throwable {
        String imei = imei();
        TestDevices.Line device = devices.register("gps103", imei);
        int port = port("gps103");
        devices.whileTheJournalIsAway(() -> {
            double before = refused("gps103", "unavailable");
            try (Tracker tracker = new Tracker(port)) {
                say(tracker, "##,imei:" + imei + ",A;");
                assertThat(tracker.read(4)).isEqualTo("LOAD".getBytes(StandardCharsets.US_ASCII));
                say(tracker, position(imei, 30) + position(imei, 31));
                await().until(() -> refused("gps103", "unavailable") > before);
                say(tracker, position(imei, 32));
            }
            double then = refused("gps103", "unavailable");
            await().until(() -> refused("gps103", "unavailable") > then);
        });
        await().until(() -> devices.number(
                        "select count(*) from fix where device_id = ?",
                        device.id().value())
                == 3);
    }

    @Test
    void tellsWhatIsLostOfADeviceThatLeavesWhenTooManyWaitForTheJournal() throws Throwable {
        String imei = imei();
        TestDevices.Line device = devices.register("gps103", imei);
        int port;
        try (ServerSocket other = new ServerSocket(0)) {
            port = other.getLocalPort();
        }
        LineConfig config = config(Map.of("port.gps103", "" + port, "waiting-max", "2", "lingering-max", "0"));
        LineGateway second =
                new LineGateway(vertx, door.with(config), dialects, certificate, new SimpleMeterRegistry());
        second.start(new StartupEvent());
        devices.whileTheJournalIsAway(() -> {
            double before = refused("gps103", "lost");
            try (Tracker tracker = new Tracker(port)) {
                // Those behind the first two are not even read.
                String positions = IntStream.range(30, 36)
                        .mapToObj(at -> position(imei, at))
                        .collect(Collectors.joining());
                say(tracker, "##,imei:" + imei + ",A;" + positions + imei + ";");
                assertThat(tracker.read(4)).isEqualTo("LOAD".getBytes(StandardCharsets.US_ASCII));
            }
            await().untilAsserted(() -> assertThat(refused("gps103", "lost")).isEqualTo(before + 6));
        });
        await().until(() -> devices.number(
                        "select gaps from device_health where device_id = ?",
                        device.id().value())
                >= 1);
        second.stop(new ShutdownEvent());
    }

    @Test
    void tellsWhatWasLostOfDatagramsThatNobodyConfirms() throws Throwable {
        String imei = imei();
        TestDevices.Line device = devices.register("gps103", imei);
        int port = port("gps103");
        devices.whileTheJournalIsAway(() -> {
            double before = lost();
            try (DatagramSocket socket = new DatagramSocket()) {
                byte[] datagram = position(imei, 30).getBytes(StandardCharsets.US_ASCII);
                socket.send(new DatagramPacket(datagram, datagram.length, InetAddress.getLoopbackAddress(), port));
                await().until(() -> lost() > before);
            }
        });
        await().until(() -> devices.number(
                        "select gaps from device_health where device_id = ?",
                        device.id().value())
                == 1);
    }

    @Test
    void takesNoKeepAliveForLostThatCameTooFast() throws Exception {
        String imei = imei();
        TestDevices.Line device = devices.register("gps103", imei);
        LineDoor slow = door(door.intake(), TestRates.of(0));
        Datagrams datagrams =
                new Datagrams(vertx, (LineDialect) dialects.find("gps103").orElseThrow(), slow);
        int port = datagrams
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        double before = lost();
        try (DatagramSocket socket = new DatagramSocket()) {
            for (String said : List.of(imei + ";", "imei:" + imei + ",A;", position(imei, 30))) {
                byte[] datagram = said.getBytes(StandardCharsets.US_ASCII);
                socket.send(new DatagramPacket(datagram, datagram.length, InetAddress.getLoopbackAddress(), port));
            }
            await().until(() -> lost() > before);
        }
        assertThat(lost()).isEqualTo(before + 1);
        await().until(() -> devices.number(
                        "select gaps from device_health where device_id = ?",
                        device.id().value())
                == 1);
        datagrams.shut().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void countsAFrameOnceHoweverOftenItIsOffered() throws Exception {
        String imei = imei();
        TestDevices.Line device = devices.register("gps103", imei);
        BusyJournal busy = new BusyJournal(journal, 8);
        RateLimit rates = TestRates.of(1);
        int port;
        try (ServerSocket other = new ServerSocket(0)) {
            port = other.getLocalPort();
        }
        LineGateway second = new LineGateway(
                vertx,
                door(busy.intake(dialects, intakeConfig), rates).with(config(Map.of("port.gps103", "" + port))),
                dialects,
                certificate,
                new SimpleMeterRegistry());
        second.start(new StartupEvent());
        try (Tracker tracker = new Tracker(port)) {
            say(tracker, "##,imei:" + imei + ",A;" + position(imei, 30));
            assertThat(tracker.read(4)).isEqualTo("LOAD".getBytes(StandardCharsets.US_ASCII));
            await().until(() -> messages(device).size() == 1);
        }
        assertThat(busy.offered()).hasSize(9);
        assertThat(IntStream.range(0, 9)).allMatch(each -> rates.allows(device.id()));
        second.stop(new ShutdownEvent());
    }

    @Test
    void closesALineOnWhichItMeetsABugAsItOffersAFrameAgain() throws Exception {
        String imei = imei();
        TestDevices.Line device = devices.register("gps103", imei);
        BusyJournal broken = new BusyJournal(journal, 1) {
            @Override
            public CompletableFuture<Receipt> append(Message message) {
                if (!offered().isEmpty()) {
                    throw new IllegalStateException("a bug");
                }
                return super.append(message);
            }
        };
        LineDoor faulty = door(broken.intake(dialects, intakeConfig), door.rates());
        LineLoop loop = new LineLoop(faulty, new LineCrowd(faulty.config()));
        String deployment = vertx.deployVerticle(loop)
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        int port = loop.listen(
                        (LineDialect) dialects.find("gps103").orElseThrow(),
                        new NetServerOptions().setHost("127.0.0.1").setPort(0))
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        try (Tracker tracker = new Tracker(port)) {
            say(tracker, "##,imei:" + imei + ",A;" + position(imei, 30));
            assertThat(tracker.read(4)).isEqualTo("LOAD".getBytes(StandardCharsets.US_ASCII));
            assertThat(tracker.read()).isEqualTo(-1);
        }
        // What it held is told as a gap, by a journal that works.
        await().until(() -> devices.number(
                        "select gaps from device_health where device_id = ?",
                        device.id().value())
                == 1);
        vertx.undeploy(deployment).toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private LineDoor door(Intake intake, RateLimit rates) {
        return new LineDoor(
                intake,
                rates,
                door.devices(),
                door.metrics(),
                door.losses(),
                door.heard(),
                door.callers(),
                door.open(),
                door.ready(),
                door.commands(),
                door.config(),
                door.clock());
    }

    @Test
    void keepAlivesShowThatADeviceIsThere() throws Exception {
        String imei = imei();
        TestDevices.Line device = devices.register("gps103", imei);
        try (Tracker tracker = new Tracker(port("gps103"))) {
            say(tracker, "##,imei:" + imei + ",A;" + position(imei, 30));
            assertThat(tracker.read(4)).isEqualTo("LOAD".getBytes(StandardCharsets.US_ASCII));
            await().until(() -> health.all().containsKey(device.id().value()));
            devices.execute(
                    "update device_health set last_seen_at = last_seen_at - interval '1 hour' where device_id = "
                            + device.id().value());
            Instant before = Instant.now();
            say(tracker, imei + ";");
            await().untilAsserted(() -> assertThat(health.all().get(device.id().value()))
                    .satisfies(known ->
                            assertThat(Objects.requireNonNull(known).lastSeen()).isAfterOrEqualTo(before)));
        }
    }

    @Test
    void closesALineOnWhichItMeetsABugAndKeepsWhatCameBehind() throws Exception {
        String imei = imei();
        TestDevices.Line device = devices.register("gps103", imei);
        LineLoop loop = new LineLoop(door, new LineCrowd(door.config()));
        String deployment = vertx.deployVerticle(loop)
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        int port = loop.listen(
                        new FaultyDialect(),
                        new NetServerOptions().setHost("127.0.0.1").setPort(0))
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        try (Tracker tracker = new Tracker(port)) {
            say(tracker, "##,imei:" + imei + ",A;");
            assertThat(tracker.read(4)).isEqualTo("LOAD".getBytes(StandardCharsets.US_ASCII));
            say(tracker, "bug;" + position(imei, 30));
            assertThat(tracker.read()).isEqualTo(-1);
        }
        await().until(() -> messages(device).size() == 1);
        vertx.undeploy(deployment).toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void givesNobodyMemoryBeforeItIsClearWhoCalls() throws Exception {
        devices.register("teltonika", imei());
        double before = refused("teltonika", "frame-too-long");
        try (Tracker stranger = new Tracker(port())) {
            byte[] begun = new byte[6_000];
            begun[6] = 0x20;
            stranger.send(begun);
            assertThat(stranger.read()).isEqualTo(-1);
        }
        assertThat(refused("teltonika", "frame-too-long")).isEqualTo(before + 1);
    }

    @Test
    void countsWhatStrangersSendInEveryLanguage() throws Exception {
        Map<String, TestDevices.Line> registered = new TreeMap<>();
        for (String language : dialects.names()) {
            if (dialects.find(language).orElseThrow() instanceof LineDialect) {
                registered.put(language, devices.register(language, imei()));
            }
        }
        byte[] noise = new byte[3_000];
        new Random(16).nextBytes(noise);
        try {
            for (String language : registered.keySet()) {
                for (byte[] sent : List.of(noise, new byte[] {noise[0]})) {
                    double before = refused(language);
                    try (Tracker stranger = stranger(port(language))) {
                        stranger.send(sent);
                    }
                    await().alias(sent.length + " bytes of a stranger to " + language)
                            .until(() -> refused(language) > before);
                }
            }
        } finally {
            registered.values().forEach(devices::disable);
            // Another test wants to see that it stays shut.
            await().until(() -> gateway.port("jt600").isEmpty());
        }
    }

    @Test
    void countsALineOfNobodyOnceAndNoneOnWhichNothingCame() throws Exception {
        devices.register("gt06", imei());
        int port = port("gt06");
        double before = refused("gt06");
        stranger(port).close();
        try (Tracker noisy = stranger(port)) {
            for (int i = 0; i < 10; i++) {
                noisy.send(HexFormat.of().parseHex("deadbeef".repeat(100)));
            }
        }
        await().until(() -> refused("gt06") > before);
        assertThat(refused("gt06", "nobody")).isPositive();
        assertThat(refused("gt06")).isEqualTo(before + 1);
    }

    /** From an address that is no device's. */
    private static Tracker stranger(int port) throws IOException {
        InetAddress from = InetAddress.getByAddress(new byte[] {127, 85, 0, 1});
        return new Tracker(new Socket(InetAddress.getLoopbackAddress(), port, from, 0));
    }

    private double refused(String dialect) {
        return registry.find("tallyman.link.refused").tags("link", "tcp", "dialect", dialect).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static void say(Tracker tracker, String text) throws IOException {
        tracker.send(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String position(String imei, int second) {
        return "imei:" + imei + ",tracker,2403030620" + second + ",,F,2220" + second
                + ".000,A,1030.0000,N,02015.0000,W,10.00,90.5,12,1,0,50.5%,,-7;";
    }

    private static byte[] joined(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    /** Code, field and value of the one part of a device that lies in quarantine; the journal tells the same again. */
    private String rejected(TestDevices.Line device) {
        return messages(device).stream()
                .flatMap(message -> decoders.decode(message).rejections().stream())
                .map(Rejection::refusal)
                .map(refusal -> refusal.code() + " " + refusal.field() + " " + refusal.value())
                .collect(Collectors.joining("; "));
    }

    /** How often something of a device was refused, and why the last time, as its page says. */
    private String refusals(TestDevices.Line device) {
        Refusals.Refused refused = refusals.of(device.id());
        return refused.times() + " " + refused.reason();
    }

    private double lost() {
        return registry.counter("tallyman.link.refused", "link", "udp", "dialect", "gps103", "reason", "lost")
                .count();
    }

    private double refused(String dialect, String reason) {
        return registry.counter("tallyman.link.refused", "link", "tcp", "dialect", dialect, "reason", reason)
                .count();
    }

    @Test
    void answersDatagramsOnceTheyAreKept() throws Exception {
        String imei = imei();
        TestDevices.Line device = devices.register("teltonika", imei);
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout(20_000);
            byte[] datagram = Tracker.datagram(imei, 7, FIRST, 2);
            socket.send(new DatagramPacket(datagram, datagram.length, InetAddress.getLoopbackAddress(), port()));
            DatagramPacket answer = new DatagramPacket(new byte[100], 100);
            socket.receive(answer);
            assertThat(answer.getLength()).isEqualTo(7);
            ByteBuffer bytes = ByteBuffer.wrap(answer.getData());
            assertThat(bytes.getShort()).isEqualTo((short) 5);
            assertThat(bytes.get(5)).isEqualTo((byte) 7);
            assertThat(bytes.get(6)).isEqualTo((byte) 2);
        }
        assertThat(messages(device)).hasSize(1);
        assertThat(messages(device).getFirst().link()).isEqualTo("udp");
    }

    @Test
    void showsAStrangerThatCallsBesideOneWhoseNameNobodyCanGive() throws Exception {
        devices.register("queclink", imei());
        String stranger = imei();
        try (DatagramSocket socket = new DatagramSocket()) {
            for (String name : List.of(stranger, "86\0", "86 1")) {
                byte[] datagram = ("+RESP:GTFRI,F50904," + name + ",,0,0,0$").getBytes(StandardCharsets.US_ASCII);
                socket.send(new DatagramPacket(
                        datagram, datagram.length, InetAddress.getLoopbackAddress(), port("queclink")));
            }
        }
        await().until(() -> devices.number(
                        "select frames from unknown_caller where dialect = 'queclink' and identifier = ?", stranger)
                == 1);
    }

    @Test
    void opensNoPortForDevicesThatCannotCall() throws Exception {
        devices.register("jt600");
        devices.register("textline", "127.0.0.1");
        int port = port("textline");
        assertThat(gateway.port("jt600")).isEmpty();
        // Nor datagrams where nothing but their address would say who sends them.
        try (DatagramSocket free = new DatagramSocket(port)) {
            assertThat(free.getLocalPort()).isEqualTo(port);
        }
    }

    @Test
    void opensAPortThatWasTakenOnceItIsFree() throws Exception {
        devices.register("gps103", imei());
        LineGateway second;
        int port;
        try (ServerSocket other = new ServerSocket(0)) {
            port = other.getLocalPort();
            LineConfig config = config(Map.of("port.gps103", "" + port));
            second = new LineGateway(vertx, door.with(config), dialects, certificate, new SimpleMeterRegistry());
            second.start(new StartupEvent());
            assertThat(second.port("gps103")).isEmpty();
        }
        second.look();
        assertThat(second.port("gps103")).hasValue(port);
        second.stop(new ShutdownEvent());
    }

    /** No port but those that are given, with these settings. */
    private LineConfig config(Map<String, String> given) {
        SmallRyeConfigBuilder settings =
                new SmallRyeConfigBuilder().withConverter(Duration.class, 200, new DurationConverter());
        dialects.names().forEach(name -> settings.withDefaultValue("tallyman.line.port." + name, "-1"));
        given.forEach((name, value) -> settings.withDefaultValue("tallyman.line." + name, value));
        return settings.withMapping(LineConfig.class).build().getConfigMapping(LineConfig.class);
    }

    private int port() {
        return port("teltonika");
    }

    private int port(String dialect) {
        await().until(() -> gateway.port(dialect).isPresent());
        return gateway.port(dialect).getAsInt();
    }

    private static String imei() {
        return Long.toString(IMEI.incrementAndGet());
    }

    private List<StoredMessage> messages(TestDevices.Line device) {
        return journal.ofDevice(device.id(), new MessageId(Long.MAX_VALUE), 50);
    }
}
