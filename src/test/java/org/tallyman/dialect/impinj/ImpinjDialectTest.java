package org.tallyman.dialect.impinj;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Frames;
import org.tallyman.dialect.Identity;
import org.tallyman.dialect.Observation;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Observation.Gap;
import org.tallyman.dialect.Observation.Signal;
import org.tallyman.dialect.Observation.TagRead;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Rejection;
import org.tallyman.dialect.SignalKind;
import org.tallyman.dialect.TagDetail;

class ImpinjDialectTest {

    private static final Instant AT = Instant.parse("2026-05-08T11:59:59.5Z");
    private static final String TIME = "'timestamp':'2026-05-08T11:59:59.5Z',";

    @Test
    void takesNothingAndAnEmptyArrayAsKeepAlive() {
        for (String keepAlive : new String[] {"[]", "", " \r\n", "[ ]\n"}) {
            Decoding decoding = decode(keepAlive);
            assertThat(decoding.elements()).isEmpty();
            assertThat(decoding.rejections()).isEmpty();
        }
    }

    @Test
    void takesMqttConnectAndWillTextsAsStatus() {
        assertThat(only("connection lost\n")).isEqualTo(new DeviceStatus(Frames.RECEIVED, "connection lost", Map.of()));
        assertThat(decode("connected").elements().getFirst().identity()).isEqualTo(Identity.NONE);
    }

    @Test
    void readsPaddedAndPlainBase64() {
        for (String epc : new String[] {"MHQle_cZTkAAABqFAA", "MHQle/cZTkAAABqFAA==", "MHQle_cZTkAAABqFAA=="}) {
            assertThat(only("{" + TIME + "'eventType':'tagInventory','tagInventoryEvent':{'epc':'" + epc + "'}}"))
                    .isEqualTo(new TagRead(AT, "3074257BF7194E4000001A8500", 0, null, 1, null));
        }
    }

    @Test
    void refusesBase64ThatIsNoWholeBytes() {
        for (String epc : new String[] {"M", "MHQl=", "MH=", "MH*l", "M===", "MHQle"}) {
            Decoding decoding = decode("{" + TIME + "'tagInventoryEvent':{'epc':'" + epc + "'}}");
            assertThat(decoding.elements()).as(epc).isEmpty();
            assertThat(decoding.rejections()).as(epc).hasSize(1);
        }
    }

    @Test
    void turnsInputsIntoSignalsAndOverflowIntoAGap() {
        String gpi = "{" + TIME + "'eventType':'gpiTransition','gpiTransitionEvent':{'gpi':2,'transition':'%s'}}";
        assertThat(only(gpi.formatted("low-to-high"))).isEqualTo(new Signal(AT, SignalKind.INPUT, "gpi2", true));
        assertThat(only(gpi.formatted("high-to-low"))).isEqualTo(new Signal(AT, SignalKind.INPUT, "gpi2", false));
        assertThat(only("{" + TIME + "'eventType':'overflow','overflowEvent':{'eventsPurged':17}}"))
                .isEqualTo(new Gap(AT, 17, "the reader's event buffer overflowed"));
    }

    @Test
    void keepsOtherEventsUnderTheirName() {
        assertThat(only("{" + TIME + "'eventType':'antennaDisconnected','antennaDisconnectedEvent':{'antennaPort':3}}"))
                .isEqualTo(new DeviceStatus(AT, "antennaDisconnected", Map.of("antennaPort", 3L)));
        assertThat(only("{" + TIME + "'hostname':'r','eventType':'brandNew','brandNewEvent':{'x':[1,{'y':true}]}}"))
                .isEqualTo(new DeviceStatus(
                        AT, "brandNew", Map.of("hostname", "r", "x", java.util.List.of(1L, Map.of("y", true)))));
    }

    @Test
    void givesTheSameIdentityInAnyBatch() {
        String one = "{" + TIME + "'tagInventoryEvent':{'epcHex':'3034','antennaPort':1}}";
        String two = "{" + TIME + "'tagInventoryEvent':{'epcHex':'3034','antennaPort':2}}";
        long identity = decode(one).elements().getFirst().identity();
        assertThat(decode("[" + two + "," + one + "]").elements())
                .extracting(Element::identity)
                .satisfies(ids -> assertThat(ids.get(1)).isEqualTo(identity))
                .doesNotHaveDuplicates();
    }

    @Test
    void keepsTheLinesAroundABadOne() {
        String good = "{" + TIME + "'tagInventoryEvent':{'epcHex':'3034'}}";
        Decoding decoding = decode(good + "\n{'timestamp':\n" + good + "\n{'eventType':'tagInventory'}\n" + good);
        assertThat(decoding.elements()).hasSize(3);
        assertThat(decoding.rejections()).extracting(Rejection::index).containsExactly(1, 3);
    }

    @Test
    void takesEmptyMembersAsAbsentAndTheTidAlsoFromMemory() {
        String event = "{" + TIME + "'hostname':'','tagInventoryEvent':{'epcHex':'','epc':'MHQle_cZTkAAABqF','tid':'',"
                + "'tidHex':'','pc':'','antennaName':'','tagMemoryData':["
                + "{'memoryBank':'user','wordOffset':0,'tagDataHex':'ABCD'},"
                + "{'memoryBank':'tid','wordOffset':0,'tagDataHex':'E2801170'},"
                + "{'memoryBank':'tid','wordOffset':4,'tagDataHex':''}]}}";
        assertThat(only(event)).isInstanceOfSatisfying(TagRead.class, read -> {
            assertThat(read.epc()).isEqualTo("3074257BF7194E4000001A85");
            assertThat(read.detail()).isEqualTo(new TagDetail("E2801170", null, null, null, null, null, null));
        });
    }

    @Test
    void knowsNoStatusTextsOverHttp() {
        Decoding decoding = new ImpinjDialect()
                .open(Profile.DEFAULT)
                .receive(
                        new Frame("POST /ingest/impinj", "not json".getBytes(StandardCharsets.UTF_8), Frames.RECEIVED));
        assertThat(decoding.elements()).isEmpty();
        assertThat(decoding.rejections()).hasSize(1);
    }

    private static Observation only(String json) {
        Decoding decoding = decode(json);
        assertThat(decoding.rejections()).isEmpty();
        assertThat(decoding.elements()).hasSize(1);
        return decoding.elements().getFirst().observation();
    }

    private static Decoding decode(String json) {
        return Frames.decode(new ImpinjDialect(), Frames.json(json));
    }
}
