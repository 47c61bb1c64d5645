package org.tallyman.epcis;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyman.epcis.json.EpcisJson;

class EpcisJsonTest {

    private static final String START =
            "{\"type\":\"ObjectEvent\",\"eventTime\":\"2026-03-01T12:00:00.5Z\",\"eventTimeZoneOffset\":\"-03:30\",\"action\":\"OBSERVE\"";

    @Test
    void writesWhatSensingMakesInTheOrderOfTheStandard() {
        EventHead head = EventHead.at(Instant.parse("2026-03-01T12:00:00.5Z"), ZoneOffset.ofHoursMinutes(-3, -30));
        BusinessContext context =
                BusinessContext.NONE.withWhy("storing", "in_progress").withWhere("urn:x:rp", "urn:x:loc");

        assertThat(EpcisJson.write(ObjectEvent.observe(head, List.of("urn:x:1"), context)))
                .isEqualTo("{\"type\":\"ObjectEvent\",\"eventTime\":\"2026-03-01T12:00:00.500Z\","
                        + "\"eventTimeZoneOffset\":\"-03:30\",\"action\":\"OBSERVE\",\"epcList\":[\"urn:x:1\"],"
                        + "\"bizStep\":\"storing\",\"disposition\":\"in_progress\",\"readPoint\":{\"id\":\"urn:x:rp\"},"
                        + "\"bizLocation\":{\"id\":\"urn:x:loc\"}}");
    }

    @Test
    void putsTheFieldsWhereTheyBelong() {
        ObjectEvent event = (ObjectEvent) read(START
                + ",\"eventID\":\"urn:uuid:1\",\"epcList\":[\"urn:x:1\",\"urn:x:2\"],"
                + "\"quantityList\":[{\"epcClass\":\"urn:x:c\",\"quantity\":2.50,\"uom\":\"KGM\"}],"
                + "\"sourceList\":[{\"type\":\"location\",\"source\":\"urn:x:s\"}],"
                + "\"certificationInfo\":\"urn:x:cert\",\"ex:mine\":{\"ex:a\":[1]}}");

        assertThat(event.epcs()).containsExactly("urn:x:1", "urn:x:2");
        assertThat(event.quantities()).containsExactly(new QuantityElement("urn:x:c", new BigDecimal("2.50"), "KGM"));
        assertThat(event.context().sources()).containsExactly(new SourceDest("location", "urn:x:s"));
        assertThat(event.head().certificates()).containsExactly("urn:x:cert");
        assertThat(event.head().eventTime().instant()).isEqualTo(Instant.parse("2026-03-01T12:00:00.5Z"));
        assertThat(event.extra().values()).containsOnlyKeys("ex:mine");
    }

    @Test
    void keepsListsThatWereGivenEmpty() {
        String text = START + ",\"bizTransactionList\":[],\"epcList\":[]}";
        assertThat(EpcisJson.write(read(text)))
                .contains("\"bizTransactionList\":[]")
                .contains("\"epcList\":[]");
    }

    @Test
    void takesTheLastOfMembersWithOneName() {
        assertThat(read(START + ",\"epcList\":[],\"eventID\":\"urn:x:1\",\"eventID\":\"urn:x:2\"}")
                        .head()
                        .eventId())
                .isEqualTo("urn:x:2");
    }

    @Test
    void shortensWhatTheSchemaWantsBare() {
        String text = START + ",\"epcList\":[],\"bizStep\":\"urn:epcglobal:cbv:bizstep:receiving\","
                + "\"disposition\":\"https://ns.gs1.org/cbv/Disp-in_transit\"}";
        assertThat(EpcisJson.write(read(text)))
                .contains("\"bizStep\":\"receiving\"")
                .contains("\"disposition\":\"in_transit\"");
    }

    @Test
    void findsOneWordBehindEachSpellingOfIt() {
        assertThat(List.of(
                                "receiving",
                                "urn:epcglobal:cbv:bizstep:receiving",
                                "https://ref.gs1.org/cbv/BizStep-receiving",
                                "https://ns.gs1.org/cbv/BizStep-receiving",
                                "cbv:BizStep-receiving")
                        .stream()
                        .map(Cbv::bareWord)
                        .distinct())
                .containsExactly("receiving");
        assertThat(Cbv.bareWord("https://example.org/step/x")).isEqualTo("https://example.org/step/x");
    }

    @Test
    void namesEveryFaultByItsPlace() {
        assertThat(faults("{\"type\":\"AggregationEvent\",\"eventTime\":\"2026-13-01T12:00:00Z\",\"action\":\"LOOK\","
                        + "\"childEPCs\":[\"urn:x:1\",7],\"readPoint\":{},"
                        + "\"childQuantityList\":[{\"epcClass\":\"urn:x:c\",\"quantity\":\"5\",\"colour\":\"red\"}]}"))
                .extracting(Fault::path)
                .containsExactlyInAnyOrder(
                        "/eventTimeZoneOffset",
                        "/eventTime",
                        "/action",
                        "/childEPCs/1",
                        "/childQuantityList/0/quantity",
                        "/childQuantityList/0/colour",
                        "/readPoint/id");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ObjectEvent;'';/epcList",
                "ObjectEvent;,\"sensorElementList\":[{\"sensorReport\":[{\"type\":\"Temperature\"}]}];/epcList",
                "ObjectEvent;,\"epcList\":[\"urn:x:1\",\"urn:x:1\"];/epcList",
                "ObjectEvent;,\"epcList\":[],\"ilmd\":{\"ex:a\":1};/ilmd",
                "ObjectEvent;,\"epcList\":[],\"bizStep\":\"transforming\";/bizStep",
                "ObjectEvent;,\"epcList\":[],\"bizStep\":\"urn:epcglobal:cbv:bizstep:transforming\";/bizStep",
                "ObjectEvent;,\"epcList\":[],\"disposition\":\"lost\";/disposition",
                "ObjectEvent;,\"epcList\":[],\"persistentDisposition\":{\"set\":[\"lost\"]};/persistentDisposition/set/0",
                "ObjectEvent;,\"quantityList\":[{\"epcClass\":\"urn:x:c\",\"uom\":\"kilo\"}];/quantityList/0/uom",
                "AggregationEvent;,\"parentID\":\"urn:x:1\";/childEPCs",
                "AssociationEvent;,\"parentID\":\"urn:x:1\",\"childEPCs\":[];/childEPCs",
                "TransactionEvent;,\"epcList\":[],\"bizTransactionList\":[];/bizTransactionList",
                "TransactionEvent;,\"bizTransactionList\":[{\"bizTransaction\":\"urn:x:1\"}];/epcList",
                "TransformationEvent;,\"inputEPCList\":[\"urn:x:1\"];/outputEPCList",
                "TransformationEvent;,\"transformationID\":\"urn:x:1\";/inputEPCList"
            })
    void holdsEventsToTheConditionsOfTheStandard(String type, String members, String path) {
        assertThat(faults(START.replace("ObjectEvent", type) + members + "}"))
                .extracting(Fault::path)
                .containsExactly(path);
    }

    @Test
    void demandsTheParentOfWhatIsPackedOrUnpacked() {
        String text =
                "{\"type\":\"AggregationEvent\",\"eventTime\":\"2026-03-01T12:00:00Z\",\"eventTimeZoneOffset\":\"+01:00\","
                        + "\"action\":\"ADD\",\"childEPCs\":[\"urn:x:1\"]}";
        assertThat(faults(text)).extracting(Fault::path).containsExactly("/parentID");
        assertThat(faults(text.replace("ADD", "OBSERVE"))).isEmpty();
    }

    @Test
    void doesNotJudgeAgainWhatWasTakenBefore() {
        String text = START + ",\"bizStep\":\"transforming\"}";
        assertThat(EpcisJson.readOwn(text.getBytes(StandardCharsets.UTF_8))).isInstanceOf(Reading.Read.class);
    }

    @Test
    void refusesTimesThatAreNone() {
        for (String time : List.of(
                "2026-03-01",
                "2026-03-01T12:00Z",
                "2026-03-01T12:00:00",
                "2026-03-01T12:00:60Z",
                "2026-02-30T12:00:00Z",
                "2026-03-01T12:00:00+0100",
                "2026-03-01T12:00:00+19:00")) {
            assertThat(EpcisTime.parse(time)).as(time).isEmpty();
        }
        assertThat(EpcisTime.parse("2026-03-01T12:00:00.1234567891+01:00"))
                .map(EpcisTime::instant)
                .contains(Instant.parse("2026-03-01T11:00:00.123456789Z"));
    }

    @Test
    void refusesWhatCannotBeKept() {
        for (String member : List.of(
                "\"ex:a\":\"\\u0000\"",
                "\"ex:a\":\"\\ud800\"",
                "\"ex:a\":1e999",
                "\"epcList\":[\"" + "x".repeat(801) + "\"]",
                "\"ex:a\":" + "[".repeat(80) + "]".repeat(80))) {
            assertThat(faults(START + "," + member + "}")).as(member).hasSize(1);
        }
    }

    @Test
    void refusesWhatIsNoEvent() {
        for (String text : List.of("", "[]", "{", "{}", "{\"type\":\"QuantityEvent\"}", START + "} x")) {
            assertThat(faults(text)).as(text).isNotEmpty();
        }
    }

    private static EpcisEvent read(String text) {
        return switch (EpcisJson.readEvent(text.getBytes(StandardCharsets.UTF_8))) {
            case Reading.Read<EpcisEvent>(EpcisEvent event) -> event;
            case Reading.Refused<EpcisEvent>(List<Fault> faults) -> throw new AssertionError(faults);
        };
    }

    private static List<Fault> faults(String text) {
        return EpcisJson.readEvent(text.getBytes(StandardCharsets.UTF_8))
                        instanceof Reading.Refused<EpcisEvent>(List<Fault> faults)
                ? faults
                : List.of();
    }
}
