package org.tallyman.intake.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.tallyman.dialect.sparkplug.Payloads.metric;
import static org.tallyman.dialect.sparkplug.Payloads.payload;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyman.dialect.sparkplug.Payloads;
import org.tallyman.intake.TestDevices;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;
import org.tallyman.testsupport.TestKeys;

/** Subscriptions at a broker that somebody else wrote. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@Timeout(120)
class BrokerLinkTest {

    private static final String TOPIC = "plant/dock 4/tags";
    private static final long MS = 1_780_000_000_000L;
    private static final int DOUBLE = 10;

    private final TestDevices devices;
    private final OutboundLines lines;
    private final MeterRegistry registry;
    private final List<TestDevices.Line> called = new ArrayList<>();
    private final List<Mosquitto> brokers = new ArrayList<>();
    private String token = "";

    @TempDir
    private Path directory;

    BrokerLinkTest(TestDevices devices, OutboundLines lines, MeterRegistry registry) {
        this.registry = registry;
        this.devices = devices;
        this.lines = lines;
    }

    @BeforeEach
    void signIn() {
        token = Credentials.newAdminToken();
    }

    @AfterEach
    void stop() {
        called.forEach(device -> caller().delete(path(device)));
        brokers.forEach(Mosquitto::close);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void keepsWhatIsPublishedAndWhatWasPublishedWhileTheLineWasDown(String version) throws IOException {
        Mosquitto broker = broker("allow_anonymous true");
        TestDevices.Line device = devices.register("tallyman");
        Map<String, String> order = Map.of("topics", "plant/+/tags\nother/#", "mqttVersion", version);
        call(device, broker, order).then().statusCode(200).body("mqttVersion", equalTo(version));
        awaitPhase(device, "UP");
        publish(broker, TOPIC, 0, 3);
        awaitElements(3, device);
        caller().get("/api/v1/messages?device=" + device.code())
                .then()
                .body("items[0].link", equalTo("outbound"), "items[0].target", equalTo(TOPIC));
        caller().delete(path(device)).then().statusCode(204);
        await().untilAsserted(() -> assertThat(lines.state(device.id())).isEmpty());
        publish(broker, TOPIC, 3, 5);
        call(device, broker, order).then().statusCode(200);
        awaitElements(8, device);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void takesARetainedMessageOnceHoweverOftenItCalls(String version) throws IOException {
        Mosquitto broker = broker("allow_anonymous true");
        retain(broker, "cold/1", -18);
        TestDevices.Line device = devices.register("tallyman");
        call(device, broker, Map.of("topics", "cold/#", "mqttVersion", version));
        awaitTopics(device, "cold/1");
        for (int i = 0; i < 2; i++) {
            caller().post(path(device) + "/suspend").then().statusCode(200);
            await().untilAsserted(() -> assertThat(lines.state(device.id())).isEmpty());
            caller().post(path(device) + "/resume").then().statusCode(200);
            awaitPhase(device, "UP");
        }
        // What changes while the line is broken is news, and so is what comes on the same subscription.
        broker.restart();
        retain(broker, "cold/1", -17);
        awaitTopics(device, "cold/1", "cold/1");
        publishOnce(broker, "cold/2", measured(5));
        awaitTopics(device, "cold/2", "cold/1", "cold/1");
    }

    @Test
    void subscribesWithOtherTopicsInTheSameSession() throws IOException {
        Mosquitto broker = broker("allow_anonymous true");
        retain(broker, "cold/1", -18);
        retain(broker, "warm/1", 20);
        TestDevices.Line device = devices.register("tallyman");
        Map<String, String> order =
                new HashMap<>(Map.of("topics", "cold/#", "mqttVersion", "3.1.1", "clientId", "one-" + device.code()));
        call(device, broker, order);
        awaitTopics(device, "cold/1");
        order.put("topics", "warm/#");
        call(device, broker, order);
        awaitTopics(device, "warm/1", "cold/1");
    }

    @Test
    void subscribesInASessionInWhichNothingIsSubscribedYet() throws IOException {
        Mosquitto broker = broker("allow_anonymous true");
        TestDevices.Line device = devices.register("tallyman");
        String clientId = "left-" + device.code();
        // As of a call that broke between the session and its topics.
        sign(broker, clientId, false).disconnect();
        call(device, broker, Map.of("topics", "cold/#", "mqttVersion", "3.1.1", "clientId", clientId));
        awaitPhase(device, "UP");
        publishOnce(broker, "cold/2", measured(5));
        awaitTopics(device, "cold/2");
    }

    @Test
    void subscribesAnewWhereTheBrokerLostTheSession() throws IOException {
        Mosquitto broker = broker("allow_anonymous true");
        retain(broker, "cold/1", -18);
        TestDevices.Line device = devices.register("tallyman");
        String clientId = "lost-" + device.code();
        call(device, broker, Map.of("topics", "cold/#", "mqttVersion", "3.1.1", "clientId", clientId));
        awaitTopics(device, "cold/1");
        sign(broker, clientId, true).disconnect();
        awaitTopics(device, "cold/1", "cold/1");
        publishOnce(broker, "cold/2", measured(5));
        awaitTopics(device, "cold/2", "cold/1", "cold/1");
    }

    /** Who hangs up after a call may have made a session without any topics. */
    @Test
    void reliesNoMoreOnASessionWhenACallBrokeBeforeItsAnswer() throws IOException {
        Mosquitto broker = broker("allow_anonymous true");
        TestDevices.Line device = devices.register("tallyman");
        call(device, broker, Map.of("topics", "cold/#", "mqttVersion", "3.1.1"));
        awaitPhase(device, "UP");
        broker.close();
        awaitWhy(device, "cannot be reached");
        assertThat(notes(device)).isOne();
        try (ServerSocket hangsUp = new ServerSocket(broker.port(), 1, InetAddress.getLoopbackAddress())) {
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                hangsUp.accept().close();
                assertThat(notes(device)).isZero();
            });
        }
        broker.restart();
        awaitPhase(device, "UP");
        publishOnce(broker, "cold/2", measured(5));
        awaitTopics(device, "cold/2");
        assertThat(notes(device)).isOne();
    }

    private long notes(TestDevices.Line device) {
        return devices.number(
                "select count(*) from broker_session where device_id = ?",
                device.id().value());
    }

    private void awaitWhy(TestDevices.Line device, String words) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> caller().get(path(device)).then().body("state.why", containsString(words)));
    }

    private void awaitTopics(TestDevices.Line device, String... newestFirst) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> caller().get("/api/v1/messages?device=" + device.code())
                        .then()
                        .body("items.target", equalTo(List.of(newestFirst))));
    }

    private static void retain(Mosquitto broker, String topic, int celsius) {
        Mqtt5BlockingClient client = client(broker);
        client.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(true)
                .payload(measured(celsius).getBytes(StandardCharsets.UTF_8))
                .send();
        client.disconnect();
    }

    /** Without a time of its own, so that nobody can tell it from another. */
    private static String measured(int celsius) {
        return "{\"quantity\":\"temperature\",\"value\":" + celsius + ",\"unit\":\"Cel\"}";
    }

    private static Mqtt3BlockingClient sign(Mosquitto broker, String clientId, boolean clean) {
        Mqtt3BlockingClient client = Mqtt3Client.builder()
                .serverHost("127.0.0.1")
                .serverPort(broker.port())
                .identifier(clientId)
                .buildBlocking();
        client.connectWith().cleanSession(clean).send();
        return client;
    }

    @Test
    void acknowledgesOnlyWhatIsKeptAndCountsOnceWhatComesAgain() throws Throwable {
        Mosquitto broker = broker("allow_anonymous true");
        TestDevices.Line device = devices.register("tallyman");
        call(device, broker, Map.of("topics", "plant/#")).then().statusCode(200);
        awaitPhase(device, "UP");
        publish(broker, TOPIC, 0, 1);
        awaitElements(1, device);
        devices.whileTheJournalIsAway(() -> {
            publish(broker, TOPIC, 1, 40);
            awaitPhase(device, "PAUSED");
            broker.restart();
        });
        // All of the 40 are there, those that came before the break and again after it once.
        awaitElements(41, device);
        awaitPhase(device, "UP");
        publish(broker, TOPIC, 41, 1);
        awaitElements(42, device);
        assertThat(devices.quarantined(device)).isZero();
    }

    @Test
    void keepsTheFirstBytesOfAMessageThatIsTooLargeAndGoesOn() throws IOException {
        Mosquitto broker = broker("allow_anonymous true");
        TestDevices.Line device = devices.register("tallyman");
        call(device, broker, Map.of("topics", "plant/#")).then().statusCode(200);
        awaitPhase(device, "UP");
        byte[] large = new byte[2 * 1024 * 1024 + 1];
        Arrays.fill(large, (byte) '[');
        Mqtt5BlockingClient client = client(broker);
        client.publishWith()
                .topic(TOPIC)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(large)
                .send();
        client.disconnect();
        publish(broker, TOPIC, 0, 1);
        awaitElements(1, device);
        caller().get("/api/v1/quarantine?device=" + device.id().value())
                .then()
                .body(
                        "items.size()",
                        equalTo(1),
                        "items[0].code",
                        equalTo("too-large"),
                        "items[0].value",
                        equalTo("2097153 bytes"));
        assertThat(devices.number(
                        "select max(length(bytes)) from quarantine where device_id = ?",
                        device.id().value()))
                .isEqualTo(65_536);
        int row =
                caller().get("/api/v1/quarantine?device=" + device.id().value()).path("items[0].id");
        caller().post("/api/v1/quarantine/" + row + "/replay")
                .then()
                .statusCode(409)
                .body(containsString("are kept"));
        assertThat(page(device)).contains("too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void saysThatTheBrokerRefusesThePassword(String version) throws IOException, InterruptedException {
        Path passwords = passwords("tally", "right");
        Mosquitto broker = broker("allow_anonymous false", "password_file " + passwords);
        TestDevices.Line device = devices.register("tallyman");
        Map<String, String> order = new HashMap<>(
                Map.of("topics", "plant/#", "mqttVersion", version, "userName", "tally", "password", "wrong"));
        call(device, broker, order).then().statusCode(200);
        await().untilAsserted(() -> caller().get(path(device))
                .then()
                .body("state.phase", not(equalTo("UP")))
                .body("state.why", equalTo("the broker refuses user name and password")));
        assertThat(page(device))
                .contains("the broker refuses user name and password")
                .doesNotContain("wrong");
        order.put("password", "right");
        call(device, broker, order).then().statusCode(200).body("passwordSet", equalTo(true));
        awaitPhase(device, "UP");
    }

    @Test
    void sharesASubscription() throws IOException {
        Mosquitto broker = broker("allow_anonymous true");
        TestDevices.Line first = devices.register("tallyman");
        TestDevices.Line second = devices.register("tallyman");
        for (TestDevices.Line device : List.of(first, second)) {
            call(device, broker, Map.of("topics", "$share/tallyman/plant/#"))
                    .then()
                    .statusCode(200);
            awaitPhase(device, "UP");
        }
        publish(broker, TOPIC, 0, 60);
        await().untilAsserted(
                        () -> assertThat(elements(first) + elements(second)).isEqualTo(60));
        assertThat(elements(first)).isBetween(1L, 59L);
    }

    @Test
    void trustsTheCertificateThatWasRegisteredAndSignsInWithItsOwn() throws Exception {
        TestKeys server = TestKeys.create(Files.createDirectory(directory.resolve("server")));
        TestKeys own = TestKeys.create(Files.createDirectory(directory.resolve("own")));
        Mosquitto broker = askingForCertificates(server, own);
        TestDevices.Line device = devices.register("tallyman");
        Map<String, String> order = new HashMap<>(Map.of(
                "address", "mqtts://127.0.0.1:" + broker.port(),
                "topics", "plant/#",
                "certificate", Files.readString(own.certificate()),
                "clientCertificate", Files.readString(own.certificate()),
                "clientKey", key(own)));
        put(device, order).then().statusCode(200).body("clientKeySet", equalTo(true));
        await().untilAsserted(
                        () -> assertThat(caller().get(path(device)).jsonPath().getString("state.why"))
                                .contains("another certificate than the one registered"));
        order.put("certificate", Files.readString(server.certificate()));
        put(device, order).then().statusCode(200);
        awaitPhase(device, "UP");
        assertThat(caller().get(path(device)).asString() + page(device)).doesNotContain("PRIVATE KEY");
    }

    /** A broker over TLS that takes those whose certificate {@code trusted} has signed. */
    private Mosquitto askingForCertificates(TestKeys server, TestKeys trusted) throws Exception {
        Path serverKey = Files.writeString(directory.resolve("server.key"), key(server));
        return broker(
                "allow_anonymous true",
                "certfile " + server.certificate(),
                "keyfile " + serverKey,
                "cafile " + trusted.certificate(),
                "require_certificate true");
    }

    @Test
    void saysThatTheBrokerWantsACertificateOrTakesAnother() throws Exception {
        TestKeys server = TestKeys.create(Files.createDirectory(directory.resolve("server")));
        TestKeys own = TestKeys.create(Files.createDirectory(directory.resolve("own")));
        Mosquitto broker = askingForCertificates(server, server);
        TestDevices.Line device = devices.register("tallyman");
        Map<String, String> order = new HashMap<>(Map.of(
                "address",
                "mqtts://127.0.0.1:" + broker.port(),
                "topics",
                "plant/#",
                "certificate",
                Files.readString(server.certificate())));
        put(device, order).then().statusCode(200);
        awaitWhy(device, "the broker wants a client certificate");
        order.put("clientCertificate", Files.readString(own.certificate()));
        order.put("clientKey", key(own));
        put(device, order).then().statusCode(200);
        awaitWhy(device, "the broker does not take the client certificate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA", "Ed25519"})
    void refusesACertificateOfAnotherKey(String algorithm) throws Exception {
        TestKeys own = TestKeys.create(Files.createDirectory(directory.resolve("own")), algorithm);
        TestKeys others = TestKeys.create(Files.createDirectory(directory.resolve("others")), algorithm);
        TestKeys ec = TestKeys.create(Files.createDirectory(directory.resolve("ec")), "EC");
        TestDevices.Line device = devices.register("tallyman");
        Map<String, String> order = new HashMap<>(Map.of(
                "address", "mqtts://127.0.0.1:1",
                "topics", "plant/#",
                "clientCertificate", Files.readString(own.certificate())));
        for (TestKeys wrong : List.of(others, ec)) {
            order.put("clientKey", key(wrong));
            String answer = put(device, order)
                    .then()
                    .statusCode(400)
                    .body("violations[0].field", equalTo("clientCertificate"))
                    .body("violations[0].rule", containsString("another key"))
                    .extract()
                    .asString();
            assertThat(answer).doesNotContain("PRIVATE KEY");
        }
        order.put("clientKey", key(own));
        put(device, order).then().statusCode(200);
    }

    @Test
    void asksANodeForARebirthAtTheBrokerThatItUses() throws IOException, InterruptedException {
        Mosquitto broker = broker("allow_anonymous true");
        TestDevices.Line device = devices.register("sparkplug");
        call(device, broker, Map.of("topics", "spBv1.0/#")).then().statusCode(200);
        awaitPhase(device, "UP");
        Mqtt5BlockingClient node = client(broker);
        try (Mqtt5BlockingClient.Mqtt5Publishes heard = node.publishes(MqttGlobalPublishFilter.ALL)) {
            node.subscribeWith().topicFilter("spBv1.0/plant/NCMD/edge").send();
            node.publishWith()
                    .topic("spBv1.0/plant/NDATA/edge")
                    .payload(payload(1_780_000_000_000L, 4).toBytes())
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .send();
            Optional<Mqtt5Publish> command = heard.receive(10, TimeUnit.SECONDS);
            assertThat(new String(command.orElseThrow().getPayloadAsBytes(), StandardCharsets.ISO_8859_1))
                    .contains("Node Control/Rebirth");
        }
        node.disconnect();
    }

    @Test
    void readsOnInOrderAfterTheJournalWasAway() throws Throwable {
        Mosquitto broker = broker("allow_anonymous true");
        TestDevices.Line device = devices.register("sparkplug");
        call(device, broker, Map.of("topics", "spBv1.0/#")).then().statusCode(200);
        awaitPhase(device, "UP");
        Mqtt5BlockingClient node = client(broker);
        say(node, "NBIRTH", payload(MS, 0).metric(metric("Supply", 1, DOUBLE).real(20.0)));
        awaitElements(2, device);
        devices.whileTheJournalIsAway(() -> {
            for (int i = 1; i <= 20; i++) {
                say(node, "NDATA", payload(MS + i, i).metric(metric("", 1, 0).real(20.0 + i)));
            }
            awaitPhase(device, "PAUSED");
        });
        say(node, "NDATA", payload(MS + 21, 21).metric(metric("", 1, 0).real(41.0)));
        // A gap would be one more.
        awaitElements(23, device);
        assertThat(devices.number(
                        "select gaps from device_health where device_id = ?",
                        device.id().value()))
                .isZero();
        node.disconnect();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void takesNoPacketThatMemoryHasNoRoomFor(String version) throws IOException {
        Mosquitto broker = broker("allow_anonymous true");
        TestDevices.Line device = devices.register("tallyman");
        call(device, broker, Map.of("topics", "plant/#", "mqttVersion", version))
                .then()
                .statusCode(200);
        awaitPhase(device, "UP");
        // One that can be looked at is refused by itself, and the next one taken.
        publish(broker, new byte[3_000_000]);
        publish(broker, TOPIC, 0, 1);
        awaitElements(1, device);
        caller().get(path(device)).then().body("told.said", containsString("3000000 bytes"));
        publish(broker, new byte[9_000_000]);
        if (version.equals("5")) {
            publish(broker, TOPIC, 1, 1);
            awaitElements(2, device);
        } else {
            await().untilAsserted(() -> caller().get(path(device)).then().body("state.why", containsString("packet")));
        }
    }

    @Test
    void takesNoMoreThanMemoryHasRoomForAndLosesNothing() throws Throwable {
        Mosquitto broker = broker("allow_anonymous true");
        TestDevices.Line device = devices.register("tallyman");
        TestDevices.Line quiet = devices.register("tallyman");
        call(device, broker, Map.of("topics", "plant/#")).then().statusCode(200);
        call(quiet, broker, Map.of("topics", "yard")).then().statusCode(200);
        awaitPhase(device, "UP");
        awaitPhase(quiet, "UP");
        devices.whileTheJournalIsAway(() -> {
            for (int i = 0; i < 20; i++) {
                publish(broker, (one(i) + " ".repeat(2_000_000)).getBytes(StandardCharsets.UTF_8));
            }
            await().until(() -> registry.counter(
                                    "tallyman.link.refused",
                                    "link",
                                    "outbound",
                                    "dialect",
                                    "tallyman",
                                    "reason",
                                    "overflow")
                            .count()
                    > 0);
            // There is room left for others, whose messages of quality 0 nobody sends again.
            publishOnce(broker, "yard", one(0) + " ".repeat(1_900_000));
            awaitPhase(quiet, "PAUSED");
        });
        awaitElements(20, device);
        awaitElements(1, quiet);
        caller().get(path(device)).then().body("state.why", containsString("wait for the journal"));
    }

    private static void say(Mqtt5BlockingClient node, String type, Payloads payload) {
        node.publishWith()
                .topic("spBv1.0/plant/" + type + "/edge")
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(payload.toBytes())
                .send();
    }

    private static void publish(Mosquitto broker, byte[] payload) {
        Mqtt5BlockingClient client = client(broker);
        client.publishWith()
                .topic(TOPIC)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(payload)
                .send();
        client.disconnect();
    }

    private static void publishOnce(Mosquitto broker, String topic, String payload) {
        Mqtt5BlockingClient client = client(broker);
        client.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_MOST_ONCE)
                .payload(payload.getBytes(StandardCharsets.UTF_8))
                .send();
        client.disconnect();
    }

    private static String one(int ms) {
        return """
                {"epc":"30340242201D8840009EFDF7","antenna":1,"time":"2026-03-01T10:00:00.%03dZ"}""".formatted(ms);
    }

    @Test
    void refusesWhatIsNoSubscription() {
        TestDevices.Line device = devices.register("tallyman");
        for (Map<String, String> wrong : List.of(
                Map.of("topics", ""),
                Map.of("topics", "plant/#/tags"),
                Map.of("topics", "a\n".repeat(51)),
                Map.of("topics", "a", "mqttVersion", "4"),
                Map.of("topics", "a", "clientCertificate", "no PEM"),
                Map.of("topics", "a", "clientCertificate", "no PEM", "clientKey", "no key"))) {
            Map<String, String> order = new HashMap<>(wrong);
            order.put("address", "mqtt://127.0.0.1");
            String field = wrong.containsKey("clientCertificate")
                    ? "clientCertificate"
                    : wrong.containsKey("mqttVersion") ? "mqttVersion" : "topics";
            put(device, order).then().statusCode(400).body("violations[0].field", equalTo(field));
        }
    }

    private Mosquitto broker(String... settings) throws IOException {
        Optional<Path> program = Mosquitto.program("mosquitto");
        assumeTrue(program.isPresent(), "no mosquitto on PATH or in /usr/sbin: skipped");
        Path own = Files.createTempDirectory(directory, "broker");
        Mosquitto broker = Mosquitto.start(program.orElseThrow(), own, settings);
        brokers.add(broker);
        return broker;
    }

    private Path passwords(String user, String password) throws IOException, InterruptedException {
        Path file = directory.resolve("passwords");
        Optional<Path> program = Mosquitto.program("mosquitto_passwd");
        assumeTrue(program.isPresent(), "no mosquitto_passwd on PATH: skipped");
        new ProcessBuilder(program.orElseThrow().toString(), "-b", "-c", file.toString(), user, password)
                .inheritIO()
                .start()
                .waitFor();
        return file;
    }

    private static String key(TestKeys keys) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys.store())) {
            store.load(in, "changeit".toCharArray());
        }
        byte[] key = Objects.requireNonNull(store.getKey("d", "changeit".toCharArray()))
                .getEncoded();
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static Mqtt5BlockingClient client(Mosquitto broker) {
        Mqtt5BlockingClient client = Mqtt5Client.builder()
                .serverHost("127.0.0.1")
                .serverPort(broker.port())
                .buildBlocking();
        client.connect();
        return client;
    }

    private static void publish(Mosquitto broker, String topic, int first, int count) {
        Mqtt5BlockingClient client = client(broker);
        for (int i = first; i < first + count; i++) {
            client.publishWith()
                    .topic(topic)
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .payload(one(i).getBytes(StandardCharsets.UTF_8))
                    .send();
        }
        client.disconnect();
    }

    private void awaitPhase(TestDevices.Line device, String phase) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> caller().get(path(device)).then().body("state.phase", equalTo(phase)));
    }

    private void awaitElements(long elements, TestDevices.Line device) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(elements(device)).isEqualTo(elements));
    }

    private long elements(TestDevices.Line device) {
        return Math.max(
                0,
                devices.number(
                        "select elements from device_health where device_id = ?",
                        device.id().value()));
    }

    private Response call(TestDevices.Line device, Mosquitto broker, Map<String, String> more) {
        Map<String, String> order = new HashMap<>(more);
        order.put("address", "mqtt://127.0.0.1:" + broker.port());
        return put(device, order);
    }

    private Response put(TestDevices.Line device, Map<String, String> order) {
        called.add(device);
        return caller().body(order).put(path(device));
    }

    private static String path(TestDevices.Line device) {
        return "/api/v1/devices/" + device.id().value() + "/outbound-link";
    }

    private String page(TestDevices.Line device) {
        return RestAssured.given()
                .auth()
                .oauth2(token)
                .accept("text/html")
                .get("/devices/" + device.id().value())
                .asString();
    }

    private RequestSpecification caller() {
        return RestAssured.given().auth().oauth2(token).contentType(ContentType.JSON);
    }
}
