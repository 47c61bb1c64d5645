package org.tallyman.dialect.zebra;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Frames;
import org.tallyman.dialect.Observation;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Observation.Gap;
import org.tallyman.dialect.Observation.Scan;
import org.tallyman.dialect.Observation.Signal;
import org.tallyman.dialect.Observation.TagRead;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Rejection;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.SignalKind;
import org.tallyman.dialect.TagDetail;

class ZebraDialectTest {

    private static final Instant AT = Instant.parse("2026-05-08T11:59:59.123Z");
    private static final String TIME = "'timestamp':'2026-05-08T11:59:59.123+0000'";

    @Test
    void readsEveryOptionalMemberInAnyOrder() {
        assertThat(decode("{'data':{'PC':'3000','TID':'e280','channel':911.75,'phase':-12.5,'XPC':'','hostName':'FX',"
                        + "'idHex':'3034','peakRssi':-61.5,'reads':7,'antenna':2,'userDefined':null}," + TIME
                        + ",'type':'INVENTORY'}"))
                .containsExactly(new TagRead(
                        AT, "3034", 2, -6150, 7, new TagDetail("E280", "3000", 911_750, -12.5, null, null, "FX")));
    }

    @Test
    void findsGapsInTheEventNumbersOfASession() {
        Session session = new ZebraDialect().open(Profile.DEFAULT);
        assertThat(numbers(session, 5, 6, 10)).containsExactly("5", "6", "gap 3", "10");
        assertThat(numbers(session, 8, 11, 6, 12, 14)).containsExactly("8", "11", "6", "12", "gap 1", "14");
    }

    @Test
    void takesCountingFromTheBeginningAsARestart() {
        Session session = new ZebraDialect().open(Profile.DEFAULT);
        assertThat(numbers(session, 500)).containsExactly("500");
        session.receive(Frames.json(event(1, "2026-05-08T12:30:00.000+0000")));
        Decoding decoding = session.receive(Frames.json(event(4, "2026-05-08T12:30:01.000+0000")));
        assertThat(decoding.elements().getFirst().observation()).isInstanceOf(Gap.class);
    }

    @Test
    void readsTheListsOfASled() {
        Decoding decoding = Frames.decode(
                new ZebraDialect(),
                Frames.json("{'type':'CUSTOM','data':{'tagData':[{'eventNum':1,'idHex':'3034','peakRssi':-40},"
                        + "{'eventNum':2},{'eventNum':3,'idHex':'3036'}],"
                        + "'barcodeData':[{'decodedBarcode':'09506000134352','symbology':'EAN13'}]}," + TIME + "}"));
        assertThat(decoding.elements())
                .extracting(Element::observation)
                .extracting(o -> o instanceof TagRead read ? read.epc() : o)
                .containsExactly("3034", "3036", new Scan(AT, "09506000134352", "EAN13", null));
        assertThat(decoding.rejections()).extracting(Rejection::index).containsExactly(1);
    }

    @Test
    void turnsInputsIntoSignalsAndKeepsOtherManagementEvents() {
        assertThat(decode("{'component':'RG','data':{'pin':1,'state':'HIGH'},'eventNum':4," + TIME + ",'type':'gpi'}"))
                .containsExactly(new Signal(AT, SignalKind.INPUT, "gpi1", true));
        assertThat(decode(
                        "{'component':'RG','data':{'system':{'CPU':3}},'eventNum':5," + TIME + ",'type':'heartbeat'}"))
                .containsExactly(new DeviceStatus(
                        AT, "heartbeat", Map.of("component", "RG", "eventNum", 5L, "system", Map.of("CPU", 3L))));
    }

    @Test
    void takesManagementEventsThatCallOtherThingsByATagsMembers() {
        assertThat(decode("{'component':'RC','data':{'antenna':'all','reads':'none','text':'hot'},'eventNum':6," + TIME
                        + ",'type':'warning'}"))
                .containsExactly(
                        new DeviceStatus(AT, "warning", Map.of("component", "RC", "eventNum", 6L, "text", "hot")));
        Decoding tag = Frames.decode(
                new ZebraDialect(),
                Frames.json("{'data':{'idHex':'3034','antenna':'all'}," + TIME + ",'type':'SIMPLE'}"));
        assertThat(tag.elements()).isEmpty();
        assertThat(tag.rejections()).hasSize(1);
    }

    @Test
    void takesEmptyOptionalMembersAsAbsent() {
        assertThat(decode("{'data':{'idHex':'3034','TID':'','PC':'','hostName':'','MAC':'','USER':''}," + TIME
                        + ",'type':'CUSTOM'}"))
                .containsExactly(new TagRead(AT, "3034", 0, null, 1, null));
    }

    @Test
    void refusesWhatIsNoEventOfThisReader() {
        Decoding decoding = Frames.decode(new ZebraDialect(), Frames.json("{'epc':'3034'}"));
        assertThat(decoding.elements()).isEmpty();
        assertThat(decoding.rejections()).hasSize(1);
        assertThat(decode("{'command':'start','command_id':'7','response':'success'}"))
                .containsExactly(new DeviceStatus(
                        Frames.RECEIVED,
                        "response",
                        Map.of("command", "start", "command_id", "7", "response", "success")));
    }

    private static List<String> numbers(Session session, int... numbers) {
        StringBuilder frame = new StringBuilder();
        for (int number : numbers) {
            frame.append(event(number, "2026-05-08T12:00:00.000+0000"));
        }
        return session.receive(Frames.json(frame.toString())).elements().stream()
                .map(ZebraDialectTest::label)
                .toList();
    }

    private static String label(Element element) {
        return switch (element.observation()) {
            case Gap gap -> "gap " + gap.lost();
            case TagRead(Instant at, String epc, int antenna, Integer rssi, int count, TagDetail detail) ->
                String.valueOf(detail.sequence());
            case Observation other -> other.toString();
        };
    }

    private static String event(int number, String time) {
        return "{'type':'SIMPLE','timestamp':'" + time + "','data':{'eventNum':" + number + ",'idHex':'3034'}}";
    }

    private static List<Observation> decode(String json) {
        Decoding decoding = Frames.decode(new ZebraDialect(), Frames.json(json));
        assertThat(decoding.rejections()).isEmpty();
        return decoding.elements().stream().map(Element::observation).toList();
    }
}
