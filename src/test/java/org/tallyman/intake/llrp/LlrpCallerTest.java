package org.tallyman.intake.llrp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tallyman.dialect.llrp.LlrpText;
import org.tallyman.intake.Journal;
import org.tallyman.intake.MessageId;
import org.tallyman.intake.StoredMessage;
import org.tallyman.intake.TestDevices;
import org.tallyman.intake.line.LineGateway;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;

/** Readers that call Tallyman themselves and are then told what to read as if Tallyman had called. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@Timeout(120)
class LlrpCallerTest {

    private static final AtomicInteger ADDRESS = new AtomicInteger();
    private static final String EPC = "30340242201D8840009EFDF7";
    private static final Instant FIRST = Instant.parse("2026-05-04T06:00:00Z");

    private final TestDevices devices;
    private final Journal journal;
    private final LineGateway gateway;
    private final EmulatedReader reader = EmulatedReader.calling();
    private InetAddress from;
    private TestDevices.Line device;

    LlrpCallerTest(TestDevices devices, Journal journal, LineGateway gateway) {
        this.devices = devices;
        this.journal = journal;
        this.gateway = gateway;
    }

    @BeforeEach
    void register() throws IOException {
        from = InetAddress.getByAddress(new byte[] {127, 84, 0, (byte) ADDRESS.incrementAndGet()});
        device = devices.register("llrp", from.getHostAddress());
    }

    @AfterEach
    void hangUp() throws IOException {
        reader.close();
    }

    @Test
    void areSetUpAndKept() throws Exception {
        EmulatedReader.Client client = call();
        await().until(() -> client.asked().contains("ENABLE_ROSPEC"));
        reader.sees(EmulatedReader.tag(EPC, 1, FIRST), EmulatedReader.tag(EPC, 2, FIRST));
        await().until(() -> messages().stream()
                        .mapToLong(
                                message -> EmulatedReader.tagsIn(message.frame().payload(), EPC))
                        .sum()
                == 2);
        assertThat(messages().getFirst().link()).isEqualTo("tcp");
        client.keepAlive(5);
        assertThat(client.nextAcknowledgement()).isEqualTo(5);
        assertThat(page()).contains("the reader reads", from.getHostAddress());
    }

    @Test
    void areToldOnTheSameLineWhenTheirSettingsChange() throws Exception {
        EmulatedReader.Client client = call();
        await().until(() -> client.asked().contains("ENABLE_ROSPEC"));
        devices.configure(device, "{\"session\":\"3\"}");
        await().untilAsserted(() ->
                assertThat(LlrpText.xml(client.asked("ADD_ROSPEC"))).contains("<Session>3</Session>"));
        assertThat(client.isGone()).isFalse();
    }

    @Test
    void switchAnOutputAtOnceAlthoughTheySayNothing() throws Exception {
        EmulatedReader.Client client = call();
        await().until(() -> client.asked().contains("ENABLE_ROSPEC"));
        command(4);
        await().until(() -> reader.outputs().equals(List.of("4 on")));
    }

    @Test
    void areToldOnceTheyReadWhatWaitedForThem() throws Exception {
        command(3);
        EmulatedReader.Client client = call();
        await().until(() -> reader.outputs().equals(List.of("3 on")));
        assertThat(client.asked()).endsWith("ENABLE_ROSPEC", "SET_READER_CONFIG");
    }

    @Test
    void areToldWhatWaitedForThemWhereOthersHaveSetThemUp() throws Exception {
        devices.configure(device, "{\"configure\":\"false\"}");
        command(2);
        EmulatedReader.Client client = call();
        await().until(() -> reader.outputs().equals(List.of("2 on")));
        assertThat(client.asked()).containsExactly("SET_READER_CONFIG");
    }

    private void command(int output) {
        RestAssured.given()
                .auth()
                .oauth2(Credentials.newAdminToken())
                .contentType(ContentType.JSON)
                .body(Map.of("type", "outputControl", "params", Map.of("index", "" + output, "data", "1")))
                .post("/api/v1/devices/" + device.code() + "/commands")
                .then()
                .statusCode(200);
    }

    @Test
    void areOnlyListenedToWhereOthersHaveSetThemUp() throws Exception {
        devices.configure(device, "{\"configure\":\"false\"}");
        EmulatedReader.Client client = call();
        client.keepAlive(6);
        assertThat(client.nextAcknowledgement()).isEqualTo(6);
        assertThat(client.asked()).isEmpty();
    }

    @Test
    void areLeftWithAWordWhenTheirSettingsAreWrong() throws Exception {
        devices.configure(device, "{\"power\":\"much\"}");
        EmulatedReader.Client client = call();
        await().until(client::isGone);
        await().untilAsserted(() -> assertThat(page()).contains("the reader&#39;s settings are wrong"));
        await().until(() -> messages().size() == 1);
    }

    private EmulatedReader.Client call() throws IOException {
        await().until(() -> gateway.port("llrp").isPresent());
        return reader.call(gateway.port("llrp").getAsInt(), from);
    }

    private List<StoredMessage> messages() {
        return journal.ofDevice(device.id(), new MessageId(Long.MAX_VALUE), 50);
    }

    private String page() {
        return RestAssured.given()
                .auth()
                .oauth2(Credentials.newAdminToken())
                .accept("text/html")
                .get("/devices/" + device.id().value())
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
