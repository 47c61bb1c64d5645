package org.tallyman.intake.coap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.californium.core.CoapResponse;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.scandium.dtls.cipher.CipherSuite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tallyman.dialect.lorawan.script.HeldScripts;
import org.tallyman.intake.TestDevices;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@Timeout(120)
class CoapGatewayTest {

    private static final String KEY = "000102030405060708090a0b0c0d0e0f";
    private static final String OTHER_KEY = "ffffffffffffffffffffffffffffffff";
    private static final String PACK =
            "[{\"bn\":\"freezer/\",\"bt\":1773000000,\"n\":\"temperature\",\"u\":\"Cel\",\"v\":-18.5}]";

    private final TestDevices devices;
    private final CoapGateway gateway;
    private final MeterRegistry registry;
    private TestDevices.Line device;
    private String admin = "";

    CoapGatewayTest(TestDevices devices, CoapGateway gateway, MeterRegistry registry) {
        this.devices = devices;
        this.gateway = gateway;
        this.registry = registry;
    }

    @BeforeEach
    void register() {
        device = devices.register("senml");
        admin = Credentials.newAdminToken();
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "TLS_PSK_WITH_AES_128_CCM_8",
                "TLS_PSK_WITH_AES_128_GCM_SHA256",
                "TLS_ECDHE_PSK_WITH_AES_128_CCM_8_SHA256"
            })
    void keepsWhatADeviceSendsOverDtlsWithItsKey(CipherSuite suite) throws Exception {
        setKey(KEY);
        try (CoapSender sender = CoapSender.secured(securedPort(), device.code(), KEY, suite)) {
            CoapResponse answer = sender.post("/ingest/senml", PACK.getBytes(StandardCharsets.UTF_8));
            assertThat(answer.getCode()).isEqualTo(ResponseCode.CHANGED);
            assertThat(answer.getOptions().getContentFormat()).isEqualTo(MediaTypeRegistry.APPLICATION_JSON);
            assertThat(answer.getResponseText()).contains("\"accepted\":1", "\"rejected\":[]");
            assertThat(gauge("tallyman.coap.connections")).isPositive();
            assertThat(gauge("tallyman.coap.connections.max")).isEqualTo(5_000);
        }
        caller().get("/api/v1/messages?device=" + device.code())
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1), "items[0].link", equalTo("coap"));
    }

    @Test
    void keepsCborInClearWithATokenThatNeverReachesTheJournal() throws Exception {
        byte[] pack =
                HexFormat.of().parseHex("81a4" + "0067667265657a6572" + "016343656c" + "02f94ca0" + "061a69ad5640");
        try (CoapSender sender = plain()) {
            CoapResponse answer = sender.post("/ingest/senml?site=7&token=" + device.token(), pack);
            assertThat(answer.getCode()).as(answer.getResponseText()).isEqualTo(ResponseCode.CHANGED);
        }
        String id = caller().get("/api/v1/messages?device=" + device.code()).path("items[0].id");
        caller().get("/api/v1/messages/" + id)
                .then()
                .statusCode(200)
                .body(containsString("/ingest/senml?site=7"))
                .body(not(containsString(device.token().substring(20))));
    }

    /** One thread takes all messages of a port. */
    @Test
    void nobodyWaitsForAScriptOfAnother() throws Exception {
        String model = "T9-" + Long.toString(System.nanoTime(), 36);
        caller().body(Map.of("script", "function decodeUplink(i) { return {data: {temperature: i.bytes[0]}} }"))
                .put("/api/v1/payload-codecs/" + model)
                .then()
                .statusCode(200);
        TestDevices.Line server = devices.register("chirpstack");
        String uplink = "{\"deviceInfo\":{\"devEui\":\"0102030405060708\",\"deviceProfileName\":\"" + model
                + "\"},\"fCnt\":1,\"fPort\":2,\"data\":\"AQ==\"}";
        try (RawCoap slow = new RawCoap(plainPort());
                CoapSender sender = plain()) {
            try (HeldScripts _ = HeldScripts.hold()) {
                slow.send(RawCoap.post(RawCoap.CON, 1, "chirpstack", server.token(), uplink));
                assertThat(slow.receive().code()).as("it has arrived").isEqualTo("0.00");
                assertThat(sender.post("/ingest/senml" + token(), bytes(PACK)).getCode())
                        .isEqualTo(ResponseCode.CHANGED);
            }
            assertThat(slow.receive().code()).isEqualTo("2.04");
        }
    }

    @Test
    void tellsWhoMayNotSendWhy() throws Exception {
        try (CoapSender sender = plain()) {
            assertThat(sender.post("/ingest/senml", bytes(PACK)).getCode()).isEqualTo(ResponseCode.UNAUTHORIZED);
            assertThat(sender.post("/ingest/senml?token=tmd_0", bytes(PACK)).getCode())
                    .isEqualTo(ResponseCode.UNAUTHORIZED);
            // Nobody's blocks are held.
            assertThat(sender.post("/ingest/senml", new byte[20_000]).getCode()).isEqualTo(ResponseCode.UNAUTHORIZED);
            assertThat(sender.post("/ingest/klingon" + token(), bytes(PACK)).getCode())
                    .isEqualTo(ResponseCode.NOT_FOUND);
            for (String with : List.of(token(), "", "?token=tmd_0")) {
                assertThat(sender.post("/well-known" + with, bytes(PACK)).getCode())
                        .isEqualTo(ResponseCode.NOT_FOUND);
            }
            CoapResponse other = sender.post("/ingest/tallyman" + token(), bytes(PACK));
            assertThat(other.getCode()).isEqualTo(ResponseCode.FORBIDDEN);
            assertThat(other.getResponseText()).contains("is registered for senml, not tallyman");
            assertThat(sender.send(new Request(Code.GET), "/ingest/senml" + token())
                            .getCode())
                    .isEqualTo(ResponseCode.METHOD_NOT_ALLOWED);
            Request conditional = new Request(Code.POST);
            conditional.getOptions().setIfNoneMatch(true);
            assertThat(sender.send(conditional, "/ingest/senml" + token()).getCode())
                    .isEqualTo(ResponseCode.BAD_OPTION);
            devices.disable(device);
            assertThat(sender.post("/ingest/senml" + token(), bytes(PACK)).getCode())
                    .isEqualTo(ResponseCode.FORBIDDEN);
        }
        caller().get("/api/v1/messages?device=" + device.code()).then().body("items.size()", equalTo(0));
    }

    @Test
    void saysWhatOfAMessageCannotBeAndKeepsItInQuarantine() throws Exception {
        try (CoapSender sender = plain()) {
            CoapResponse answer = sender.post(
                    "/ingest/senml" + token(), bytes("[{\"n\":\"temperature\",\"u\":\"Cel\",\"v\":\"cold\"}]"));
            assertThat(answer.getCode()).isEqualTo(ResponseCode.BAD_REQUEST);
            assertThat(answer.getResponseText()).contains("cold", "message ");
            assertThat(answer.getOptions().hasContentFormat()).isFalse();
        }
        await().until(() -> devices.quarantined(device) == 1);
    }

    @Test
    void putsBlocksTogetherAndRefusesWhatIsTooLarge() throws Exception {
        String many = IntStream.range(0, 200)
                .mapToObj(i -> "{\"n\":\"t" + i + "\",\"u\":\"Cel\",\"t\":1773000000,\"v\":" + i + "}")
                .collect(Collectors.joining(",", "[", "]"));
        try (CoapSender sender = plain()) {
            CoapResponse answer = sender.post("/ingest/senml" + token(), bytes(many));
            assertThat(answer.getCode()).as(answer.getResponseText()).isEqualTo(ResponseCode.CHANGED);
            assertThat(answer.getResponseText()).contains("\"accepted\":200");
            CoapResponse tooLarge = sender.post("/ingest/senml" + token(), bytes(many.repeat(5)));
            assertThat(tooLarge.getCode()).isEqualTo(ResponseCode.REQUEST_ENTITY_TOO_LARGE);
            assertThat(tooLarge.getOptions().getSize1()).isEqualTo(32_768);
        }
        await().until(() -> count("messages") == 1);
    }

    @Test
    void answersAMessageThatIsSentAgainAsBeforeAndTakesItOnce() throws Exception {
        byte[] datagram = RawCoap.post(RawCoap.CON, 4_711, "senml", device.token(), PACK);
        try (RawCoap raw = new RawCoap(plainPort())) {
            raw.send(datagram);
            RawCoap.Datagram first = raw.receive();
            assertThat(first.type()).isEqualTo(RawCoap.ACK);
            assertThat(first.code()).isEqualTo("2.04");
            assertThat(first.messageId()).isEqualTo(4_711);
            raw.send(datagram);
            assertThat(raw.receive().bytes()).isEqualTo(first.bytes());
            raw.send(RawCoap.post(RawCoap.CON, 4_712, "senml", device.token(), PACK.replace("-18.5", "-18.4")));
            assertThat(raw.receive().code()).isEqualTo("2.04");
        }
        await().until(() -> count("messages") == 2);
        assertThat(count("duplicates")).as("the journal never saw it again").isZero();
    }

    @Test
    void confirmsNothingWhileTheJournalIsAway() throws Throwable {
        byte[] datagram = RawCoap.post(RawCoap.CON, 1, "senml", device.token(), PACK);
        try (RawCoap raw = new RawCoap(plainPort())) {
            devices.whileTheJournalIsAway(() -> {
                raw.send(datagram);
                RawCoap.Datagram arrived = raw.receive();
                assertThat(arrived.type()).isEqualTo(RawCoap.ACK);
                assertThat(arrived.code())
                        .as("it has arrived, and nothing else")
                        .isEqualTo("0.00");
                RawCoap.Datagram answer = raw.receive();
                assertThat(answer.type()).isEqualTo(RawCoap.CON);
                assertThat(answer.code()).isEqualTo("5.03");
                // Max-Age, option 14, of one byte: a second. Then the words.
                assertThat(HexFormat.of().formatHex(answer.bytes())).contains("d10101ff");
                raw.send(new byte[] {0x60, 0, (byte) (answer.messageId() >> 8), (byte) answer.messageId()});
            });
            // As a device would: a new message with the same words.
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                raw.send(RawCoap.post(RawCoap.CON, 100 + new Random().nextInt(60_000), "senml", device.token(), PACK));
                return raw.receive(2_000)
                        .filter(datagramOf -> datagramOf.code().equals("2.04"))
                        .isPresent();
            });
        }
        await().until(() -> count("messages") == 1);
    }

    @Test
    void answersStrangersButAFewTimesASecond() throws Exception {
        try (RawCoap raw = new RawCoap(plainPort())) {
            for (int i = 0; i < 200; i++) {
                raw.send(RawCoap.post(RawCoap.NON, i, "senml", "nobody", PACK));
            }
            List<RawCoap.Datagram> answers = new ArrayList<>();
            for (var answer = raw.receive(1_000); answer.isPresent(); answer = raw.receive(1_000)) {
                answers.add(answer.get());
            }
            assertThat(answers)
                    .isNotEmpty()
                    .hasSizeLessThanOrEqualTo(30)
                    .allMatch(one -> one.code().equals("4.01"));
            raw.send(RawCoap.post(RawCoap.CON, 9_999, "senml", device.token(), PACK));
            assertThat(raw.receive().code()).isEqualTo("2.04");
        }
    }

    @Test
    void goesOnAfterGarbage() throws Exception {
        Random random = new Random(7);
        byte[] good = RawCoap.post(RawCoap.CON, 5, "senml", device.token(), PACK);
        try (RawCoap raw = new RawCoap(plainPort())) {
            for (int i = 0; i < 2_000; i++) {
                byte[] broken = good.clone();
                broken[random.nextInt(4 + random.nextInt(20))] ^= (byte) (1 << random.nextInt(8));
                raw.send(random.nextBoolean() ? broken : Arrays.copyOf(good, random.nextInt(good.length)));
            }
        }
        try (CoapSender sender = plain()) {
            assertThat(sender.post("/ingest/senml" + token(), bytes(PACK)).getCode())
                    .isEqualTo(ResponseCode.CHANGED);
        }
    }

    @Test
    void refusesAWrongKeyAndEndsConnectionsOfOneThatWasChanged() throws Exception {
        setKey(KEY);
        int port = securedPort();
        CipherSuite suite = CipherSuite.TLS_PSK_WITH_AES_128_CCM_8;
        try (CoapSender wrong = CoapSender.secured(port, device.code(), OTHER_KEY, suite);
                CoapSender nobody = CoapSender.secured(port, "nobody", KEY, suite);
                CoapSender sender = CoapSender.secured(port, device.code(), KEY, suite)) {
            assertThat(sender.post("/ingest/senml", bytes(PACK)).getCode()).isEqualTo(ResponseCode.CHANGED);
            Stream.of(wrong, nobody, sender).forEach(CoapSender::impatient);
            assertRefused(wrong);
            assertRefused(nobody);
            setKey(OTHER_KEY);
            await().atMost(Duration.ofSeconds(20)).until(() -> refused(sender));
            await().atMost(Duration.ofSeconds(20)).until(() -> !refused(wrong));
            caller().delete(path()).then().statusCode(204);
            await().atMost(Duration.ofSeconds(20)).until(() -> refused(wrong));
        }
    }

    @Test
    void opensItsPortWithTheFirstKeyAndShutsItWithTheLast() throws Exception {
        devices.execute("delete from device_key");
        await().atMost(Duration.ofSeconds(10)).until(() -> gateway.securedPort().isEmpty());
        setKey(KEY);
        assertThat(securedPort()).isPositive();
        devices.disable(device);
        await().atMost(Duration.ofSeconds(10)).until(() -> gateway.securedPort().isEmpty());
    }

    @Test
    void makesAKeyAndTellsItOnce() {
        JsonPath answer = caller().body(Map.of())
                .put(path())
                .then()
                .statusCode(200)
                .body("identity", equalTo(device.code()))
                .extract()
                .jsonPath();
        String made = answer.getString("key");
        assertThat(made).matches("[0-9a-f]{64}");
        // As clients take it whose key is a word on a command line.
        assertThat(HexFormat.of().formatHex(answer.getString("keyText").getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(made);
        caller().get(path()).then().statusCode(200).body("key", nullValue(), "keyText", nullValue());
        caller().body(Map.of("key", "00".repeat(16)))
                .put(path())
                .then()
                .statusCode(200)
                .body("keyText", nullValue());
        caller().body(Map.of("key", "12")).put(path()).then().statusCode(400).body(containsString("16 to 64 bytes"));
        caller().get("/api/v1/audit")
                .then()
                .body(not(containsString(made)), not(containsString(answer.getString("keyText"))));
    }

    private void assertRefused(CoapSender sender) {
        assertThat(refused(sender)).isTrue();
    }

    private static boolean refused(CoapSender sender) {
        Throwable thrown = catchThrowable(() -> {
            CoapResponse answer = sender.post(
                    "/ingest/senml",
                    bytes(PACK.replace("1773000000", "" + Instant.now().getEpochSecond())));
            if (answer == null || answer.getCode() != ResponseCode.CHANGED) {
                throw new IOException("no good answer");
            }
        });
        return thrown != null;
    }

    private void setKey(String key) {
        caller().body(Map.of("key", key)).put(path()).then().statusCode(200).body("key", equalTo(key));
    }

    private String path() {
        return "/api/v1/devices/" + device.id().value() + "/key";
    }

    private int securedPort() {
        await().atMost(Duration.ofSeconds(10)).until(() -> gateway.securedPort().isPresent());
        return gateway.securedPort().getAsInt();
    }

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }

    private int plainPort() {
        return gateway.plainPort().orElseThrow();
    }

    private CoapSender plain() {
        return CoapSender.plain(plainPort());
    }

    private String token() {
        return "?token=" + device.token();
    }

    private long count(String column) {
        return devices.number(
                "select " + column + " from device_health where device_id = ?",
                device.id().value());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private RequestSpecification caller() {
        return RestAssured.given().auth().oauth2(admin).contentType(ContentType.JSON);
    }
}
