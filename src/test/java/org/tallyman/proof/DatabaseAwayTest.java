package org.tallyman.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tallyman.intake.mqtt.MqttGateway;
import org.tallyman.testsupport.Warehouse;

/** While the database is away nothing is acknowledged, and when it is back everything goes on, without a restart. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
@Timeout(120)
class DatabaseAwayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Teller teller;
    private final MqttGateway gateway;

    DatabaseAwayTest(Teller teller, MqttGateway gateway) {
        this.teller = teller;
        this.gateway = gateway;
    }

    @Test
    void aDatabaseThatHangsIsAnswered503AndWhatIsSentAgainCountsOnce() throws Exception {
        Warehouse warehouse = Warehouse.build();
        String first = read(warehouse, 1);
        String second = read(warehouse, 2);
        assertThat(post(warehouse, first)).isEqualTo(200);
        MqttAsyncClient client = connect(warehouse);
        List<ProcessHandle> server = server();
        signal("STOP", server);
        try {
            assertThat(post(warehouse, second)).isEqualTo(503);
            IMqttDeliveryToken token = client.publish("t", second.getBytes(StandardCharsets.UTF_8), 1, false);
            Awaitility.await().atMost(PATIENCE).until(() -> token.getException() != null);
            assertThat(client.isConnected()).isFalse();
        } finally {
            signal("CONT", server);
        }
        Awaitility.await().atMost(PATIENCE).until(() -> post(warehouse, second) == 200);
        assertCounted(warehouse, 2);
    }

    /** Nobody who watches is kept waiting, and nobody is told in the words of a driver. */
    @Test
    void healthSaysSoonAndInPlainWordsThatADatabaseHangs() throws Exception {
        List<ProcessHandle> server = server();
        List<Duration> waits = new ArrayList<>();
        signal("STOP", server);
        try {
            Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
                long asked = System.nanoTime();
                ValidatableResponse ready = ready();
                waits.add(Duration.ofNanos(System.nanoTime() - asked));
                ready.statusCode(503)
                        .body("checks.find { it.name == 'database' }.data.database", is("the database does not answer"))
                        .body("checks.find { it.name == 'intake' }.data.journal", is("the database does not answer"));
            });
        } finally {
            signal("CONT", server);
        }
        assertThat(waits).allMatch(wait -> wait.compareTo(Duration.ofSeconds(4)) < 0);
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> ready().statusCode(200));
    }

    private static ValidatableResponse ready() {
        int port = ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);
        return RestAssured.given().port(port).get("/health/ready").then();
    }

    @Test
    void aDatabaseServerThatIsKilledComesBackByItself() throws Exception {
        Warehouse warehouse = Warehouse.build();
        assertThat(post(warehouse, read(warehouse, 1))).isEqualTo(200);
        List<ProcessHandle> server = server();
        signal("KILL", List.of(server.getFirst()));
        String second = read(warehouse, 2);
        Awaitility.await().atMost(PATIENCE).until(() -> post(warehouse, second) == 200);
        assertCounted(warehouse, 2);
    }

    /** Both reads, once. The second may have been kept although it was refused: then sending it again changed nothing. */
    private void assertCounted(Warehouse warehouse, long reads) {
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(teller.rows(
                                "select sum(reads) from cell where read_point_id = ?",
                                warehouse.receivingPoint().value()))
                        .isEqualTo(List.of(Long.toString(reads))));
    }

    private static String read(Warehouse warehouse, int second) {
        return "{\"epc\":\"" + Story.epc(9_000_000 + warehouse.reader().value()) + "\",\"antenna\":1,\"time\":\""
                + Instant.parse("2026-03-02T10:00:00Z").plusSeconds(second) + "\"}";
    }

    private static int post(Warehouse warehouse, String body) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + warehouse.readerToken())
                .body(body)
                .post("/ingest/tallyman")
                .statusCode();
    }

    private MqttAsyncClient connect(Warehouse warehouse) throws MqttException {
        MqttAsyncClient client = new MqttAsyncClient(
                "tcp://127.0.0.1:" + gateway.port(), warehouse.readerCode(), new MemoryPersistence());
        MqttConnectOptions options = new MqttConnectOptions();
        options.setUserName(warehouse.readerCode());
        options.setPassword(warehouse.readerToken().toCharArray());
        client.connect(options).waitForCompletion(10_000);
        return client;
    }

    /** The server's processes, the one that started the others first. */
    private List<ProcessHandle> server() {
        long session = Long.parseLong(teller.rows("select pg_backend_pid()").getFirst());
        ProcessHandle postmaster =
                ProcessHandle.of(session).flatMap(ProcessHandle::parent).orElseThrow();
        return Stream.concat(Stream.of(postmaster), postmaster.children()).toList();
    }

    private static void signal(String name, List<ProcessHandle> processes) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        new ProcessBuilder(command).start().waitFor();
    }
}
