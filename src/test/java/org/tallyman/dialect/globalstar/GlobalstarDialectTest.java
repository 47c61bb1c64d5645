package org.tallyman.dialect.globalstar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Frames;
import org.tallyman.dialect.Observation;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Observation.Fix;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Reply;

class GlobalstarDialectTest {

    private static final Instant AT = Instant.ofEpochSecond(1_700_000_000);

    /** At 45, -90; input 1 open, in motion. */
    private static final String PAYLOAD = "0x00400000C000000240";

    private static final String ENVELOPE = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<stuMessages xmlns:xsi="
            + "\"http://www.w3.org/2001/XMLSchema-instance\" timeStamp=\"14/11/2023 22:13:20 GMT\" messageID=\"a&amp;b\">%s</stuMessages>";

    private static final String MESSAGE = message("0-1", PAYLOAD);

    private static final String SPOT =
            "<messageList><header><totalCount>1</totalCount></header><message><id>1</id><esn>0-7</esn>"
                    + "<esnName>Van</esnName><messageType>HELP</messageType><timestamp>2023-11-14T22:13:20.000Z</timestamp>"
                    + "<latitude>45.5</latitude><longitude>-90.25</longitude><batteryState>LOW</batteryState></message></messageList>";

    private static String message(String esn, String payload) {
        return "<stuMessage><esn>" + esn
                + "</esn><unixTime>1700000000</unixTime><gps>N</gps><payload length=\"9\" encoding=\"hex\">" + payload
                + "</payload></stuMessage>";
    }

    @Test
    void readsThePositionsOfManyDevices() {
        Decoding decoding = post(ENVELOPE.formatted(MESSAGE + message("0-2", PAYLOAD)));
        assertThat(decoding.ids()).containsExactly("0-1", "0-2");
        assertThat(decoding.elements())
                .extracting(Element::child)
                .contains("0-1", "0-2")
                .doesNotContainNull();
        assertThat(observations(decoding)).startsWith(new Fix(AT, true, 45, -90, null, null, null, null));
        assertThat(attributes(decoding))
                .containsEntry("in1", false)
                .containsEntry("in2", true)
                .containsEntry("motion", true)
                .containsEntry("vibration", false);
    }

    @Test
    void tellsTheBackOfficeThatItIsDone() {
        Reply reply = post(ENVELOPE.formatted(MESSAGE)).reply().orElseThrow();
        assertThat(reply.acknowledges()).isTrue();
        assertThat(new String(reply.bytes(), StandardCharsets.UTF_8))
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?><stuResponseMsg"
                        + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" correlationID=\"a&amp;b\""
                        + " deliveryTimeStamp=\"08/05/2026 12:00:00 UTC\" messageID=\"00000000000000000000000000000000\""
                        + " xsi:noNamespaceSchemaLocation=\"http://cody.glpconnect.com/XSD/StuResponse_Rev1_0.xsd\">"
                        + "<state>pass</state><stateMessage>Store OK</stateMessage></stuResponseMsg>");
    }

    @Test
    void makesNoPositionWhereTheManualSaysToIgnoreIt() {
        Decoding decoding = post(ENVELOPE.formatted(message("0-1", "0x0C400000C000002000")));
        assertThat(observations(decoding)).noneMatch(Fix.class::isInstance);
        assertThat(attributes(decoding))
                .containsEntry("alarm", "lowBattery,movement")
                .containsEntry("batteryReplace", true)
                .containsEntry("event", 2);
        assertThat(attributes(post(ENVELOPE.formatted(message("0-1", "0x03000000000000FFFF")))))
                .isEqualTo(Map.of("messageType", 3, "data", "000000000000ffff"));
        assertThat(observations(post(ENVELOPE.formatted(message("0-1", "0x01400000C0000000FF")))))
                .startsWith(new Fix(AT, true, 45, -90, null, null, null, null));
    }

    @Test
    void readsAtlasTraxWhereTheProfileSaysSo() {
        Profile profile = new Profile(Map.of("model", "atlastrax"));
        Decoding decoding = new GlobalstarDialect()
                .open(profile)
                .receive(Frames.request("POST /", ENVELOPE.formatted(message("0-1", "0x5A400000C000003C80"))));
        assertThat(observations(decoding)).startsWith(new Fix(AT, true, 45, -90, null, 60.0, 90.0, null));
        assertThat(attributes(decoding))
                .containsEntry("in1", false)
                .containsEntry("in2", true)
                .containsEntry("alarm", "vibration")
                .containsEntry("batteryReplace", true);
    }

    @Test
    void readsSpot() {
        Decoding decoding = post(SPOT);
        assertThat(decoding.ids()).containsExactly("0-7");
        assertThat(decoding.reply()).isEmpty();
        assertThat(observations(decoding)).startsWith(new Fix(AT, true, 45.5, -90.25, null, null, null, null));
        assertThat(attributes(decoding)).isEqualTo(Map.of("event", "HELP", "alarm", "sos,lowBattery"));
        assertThat(observations(post(SPOT.replace("45.5", "-99999.0")))).noneMatch(Fix.class::isInstance);
        Decoding feed = post(
                "<response><feedMessageResponse><messages><message clientUnixTime=\"0\"><messengerId>0-7</messengerId>"
                        + "<unixTime>1700000000</unixTime><messageType>UNLIMITED-TRACK</messageType><latitude>45.5</latitude>"
                        + "<longitude>-90.25</longitude><altitude>7</altitude></message></messages></feedMessageResponse></response>");
        assertThat(observations(feed)).startsWith(new Fix(AT, true, 45.5, -90.25, 7.0, null, null, null));
    }

    @Test
    void readsTheJsonOfAReseller() {
        Decoding decoding = post("""
                {"version":1,"entity":"Mayacom","entry":{"devices":[
                 {"gpsCoordinate":{"latitude":"45.5","longitude":-90.25},"deviceIdentify":{"esn":"0-1","unixTime":1700000000},
                  "deviceInfo":{"gpsDataValid":"Valid","batteryStatus":"Replace","input1State":"Closed","deviceAtRest":"Yes"}},
                 {"deviceIdentify":{"esn":"0-2"}},
                 7]}}""");
        assertThat(decoding.ids()).containsExactly("0-1");
        assertThat(decoding.elements().getFirst().child()).isEqualTo("0-1");
        assertThat(decoding.elements().getFirst().observation())
                .isEqualTo(new Fix(AT, true, 45.5, -90.25, null, null, null, null));
        assertThat(((DeviceStatus) decoding.elements().getLast().observation()).attributes())
                .isEqualTo(Map.of("batteryReplace", true, "alarm", "lowBattery", "in1", true, "motion", false));
        assertThat(decoding.rejections()).hasSize(2);
        assertThat(decoding.reply().map(Reply::bytes))
                .contains("{\"status\":\"ok\"}".getBytes(StandardCharsets.US_ASCII));
        assertThat(post("{\"entry\":{}}").rejections()).hasSize(1);
    }

    @Test
    void refusesMessagesThatAreNotWholeAndTakesTheOthers() {
        Decoding decoding = post(ENVELOPE.formatted(
                message("", PAYLOAD) + message("0-2", "0x12") + MESSAGE + MESSAGE.replace("1700000000", "soon")));
        // Behind the four elements of the message between them.
        assertThat(decoding.elements()).hasSize(4);
        assertThat(decoding.rejections())
                .extracting(rejection -> rejection.index())
                .containsExactly(0, 1, 6);
        assertThat(decoding.ids()).containsExactly("0-1");
        assertThat(decoding.reply()).isPresent();
    }

    @Test
    void readsNoDocumentTypeAndNoEntity() {
        for (String evil : List.of(
                "<!DOCTYPE stuMessages [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + SPOT.replace("Van", "&x;"),
                "<!DOCTYPE stuMessages SYSTEM \"http://127.0.0.1:1/x.dtd\">" + SPOT,
                "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>" + SPOT.replace("Van", "&b;"),
                SPOT.replace("Van", "&nbsp;"),
                "<a>".repeat(100),
                "<a>".repeat(20) + "</a>".repeat(20),
                SPOT.substring(0, SPOT.length() - 3),
                "",
                "hello",
                "<html/>")) {
            Decoding decoding = post(evil);
            assertThat(decoding.rejections()).as(evil).hasSize(1);
            assertThat(decoding.elements()).as(evil).isEmpty();
            assertThat(decoding.reply()).as(evil).isEmpty();
        }
    }

    @Test
    void turnsNegativeDegreesRight() {
        Fix fix = (Fix) observations(post(ENVELOPE.formatted(message("0-1", "0x00FFFFFF7FFFFF0000"))))
                .getFirst();
        assertThat(fix.latitude()).isCloseTo(-0.0000107, within(1e-7));
        assertThat(fix.longitude()).isCloseTo(179.9999785, within(1e-7));
    }

    @Test
    void survivesDamage() {
        Random random = new Random(7);
        for (String document : List.of(ENVELOPE.formatted(MESSAGE), SPOT)) {
            byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
            for (int length = 0; length < bytes.length; length++) {
                post(Arrays.copyOf(bytes, length));
            }
            for (int i = 0; i < 3_000; i++) {
                byte[] damaged = bytes.clone();
                for (int flips = random.nextInt(4); flips >= 0; flips--) {
                    damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
                }
                post(damaged);
            }
        }
    }

    /** The parser of the JDK would write a line on the console for each byte that is no text. */
    @Test
    void refusesWhatIsNoTextWithoutAWordOnTheConsole() {
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            Decoding decoding = post(SPOT.replace("Van", "V\u00e4n").getBytes(StandardCharsets.ISO_8859_1));
            assertThat(decoding.rejections())
                    .extracting(rejection -> rejection.refusal().code())
                    .containsExactly("xml-syntax");
        } finally {
            System.setErr(before);
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private static Decoding post(String body) {
        return post(body.getBytes(StandardCharsets.UTF_8));
    }

    private static Decoding post(byte[] body) {
        return Frames.decode(new GlobalstarDialect(), new Frame("POST /ingest/globalstar", body, Frames.RECEIVED));
    }

    private static List<Observation> observations(Decoding decoding) {
        assertThat(decoding.rejections()).isEmpty();
        return decoding.elements().stream().map(Element::observation).toList();
    }

    private static Map<String, Object> attributes(Decoding decoding) {
        return ((DeviceStatus) observations(decoding).getLast()).attributes();
    }
}
