package org.tallyman.dialect.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.tallyman.NeutralJson;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Refusal;

class MappingTest {

    private static final Instant RECEIVED = Instant.parse("2026-05-08T12:00:00Z");

    @Test
    void readsManyObservationsOfOneMessage() {
        String mapping = """
                {"device": "$.gw.sensor", "time": {"path": "@.ts", "format": "epoch-s"},
                 "observations": [
                   {"each": "$.rows[*]", "quantity": "temperature", "value": {"path": "@.t", "factor": 0.1, "offset": -40},
                    "unit": "Cel", "sensor": "@.name"},
                   {"each": "$.rows[*]", "quantity": "humidity", "value": "@.h", "unit": "%"}]}""";
        String message = """
                {"gw": {"sensor": 17}, "rows": [
                  {"ts": 1778241600, "t": 615, "name": "top"},
                  {"ts": 1778241660.5, "t": "402", "h": 51.5},
                  {"ts": 1778241720}]}""";
        assertThat(said(mapping, message)).isEqualTo("""
                {"device":"17","time":"2026-05-08T12:00:00Z","quantity":"temperature","value":21.5,"unit":"Cel","sensor":"top"}
                {"device":"17","time":"2026-05-08T12:01:00.500Z","quantity":"temperature","value":0.2,"unit":"Cel"}
                {"device":"17","time":"2026-05-08T12:01:00.500Z","quantity":"humidity","value":51.5,"unit":"%"}""");
    }

    @Test
    void readsEveryKind() {
        String mapping = """
                {"observations": [
                  {"each": "$.tags[*]", "epc": "@.epc", "antenna": "@.port", "rssi": "@.rssi"},
                  {"each": "$.b64[*]", "epc": {"path": "@", "format": "base64"}},
                  {"scan": "$.barcode", "symbology": {"value": "EAN-13"}},
                  {"latitude": "$.pos[0]", "longitude": "$.pos[1]", "speed": {"path": "$.kn", "factor": 1.852}},
                  {"signal": "door", "name": "gate", "on": {"path": "$.door", "map": {"open": true, "shut": false}}},
                  {"status": "$.state", "attributes": {"firmware": "$.fw", "nested": "$.more"}},
                  {"lost": "$.lost", "reason": "overflow"}]}""";
        String message = """
                {"tags": [{"epc": "30:34:02:42:20:1d:88:40:00:9e:fd:f7", "port": "2", "rssi": -61.5}],
                 "b64": ["MDQCQiAdiEAAnv33"], "barcode": "4006381333931", "pos": [52.5, 13.25], "kn": 10,
                 "door": "open", "state": "up", "fw": "1.2", "more": {"a": [1, 2]}, "lost": 3}""";
        assertThat(said(mapping, message)).isEqualTo("""
                {"time":"2026-05-08T12:00:00Z","epc":"30340242201D8840009EFDF7","antenna":2,"rssi":-61.5}
                {"time":"2026-05-08T12:00:00Z","epc":"30340242201D8840009EFDF7"}
                {"time":"2026-05-08T12:00:00Z","scan":"4006381333931","symbology":"EAN-13"}
                {"time":"2026-05-08T12:00:00Z","latitude":52.5,"longitude":13.25,"speed":18.52}
                {"time":"2026-05-08T12:00:00Z","signal":"door","name":"gate","on":true}
                {"time":"2026-05-08T12:00:00Z","status":"up","attributes":{"firmware":"1.2","nested":{"a":[1,2]}}}
                {"time":"2026-05-08T12:00:00Z","lost":3,"reason":"overflow"}""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "iso | | \"2026-05-08T14:00:00+02:00\"",
                "iso | Europe/Paris | \"2026-05-08T14:00:00\"",
                "iso | Europe/Paris | \"2026-05-08 14:00:00\"",
                "epoch-s | | 1778241600",
                "epoch-s | | \"1778241600\"",
                "epoch-ms | | 1778241600000",
                "epoch-us | | 1778241600000000",
                "epoch-ns | | 1778241600000000000",
                "epoch-ns | | \"1778241600000000000\"",
                "dd.MM.yyyy HH:mm | Europe/Berlin | \"08.05.2026 14:00\"",
                "yyMMddHHmmss | | 260508120000",
                "d MMM yyyy HH:mm:ss Z | | \"8 May 2026 12:00:00 +0000\""
            })
    void readsTimes(String format, String zone, String value) {
        String mapping = """
                {"time": {"path": "$.t", "format": "%s", "zone": "%s"}, "observations": [{"status": "ok"}]}""".formatted(format, zone == null ? "" : zone);
        assertThat(said(mapping, "{\"t\": " + value + "}"))
                .isEqualTo("{\"time\":\"2026-05-08T12:00:00Z\",\"status\":\"ok\"}");
    }

    @Test
    void nanosecondsOfATextAreExact() {
        String mapping = """
                {"time": {"path": "$.t", "format": "epoch-ns"}, "observations": [{"status": "ok"}]}""";
        assertThat(said(mapping, "{\"t\": \"1778241600123456789\"}"))
                .isEqualTo("{\"time\":\"2026-05-08T12:00:00.123456789Z\",\"status\":\"ok\"}");
        assertThat(decoding(mapping, "{\"t\": \"9999999999999999999\"}", "").elements())
                .isEmpty();
    }

    @Test
    void aTimeThatIsNoneIsRefusedAndNotTakenForNow() {
        String mapping = "{\"time\": \"$.t\", \"observations\": [{\"status\": \"ok\"}]}";
        Decoding decoding = decoding(mapping, "{\"t\": \"yesterday\"}", "");
        assertThat(decoding.elements()).isEmpty();
        assertThat(decoding.rejections().getFirst().refusal().field()).isEqualTo("time ($.t)");
        assertThat(decoding.rejections().getFirst().refusal().value()).isEqualTo("yesterday");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "epoch-s | \"yesterday\" | is a time in epoch-s: seconds since 1970, from 2000 to 2099",
                "epoch-s | 5 | is a time in epoch-s: seconds since 1970, from 2000 to 2099",
                "epoch-s | 1778241600000 | is a time in epoch-s: seconds since 1970, from 2000 to 2099",
                "epoch-ms | true | is a time in epoch-ms: millis since 1970, from 2000 to 2099",
                "dd.MM.yyyy | \"2026-05-08\" | is a time as dd.MM.yyyy writes it"
            })
    void aTimeIsRefusedByItsFormat(String format, String value, String rule) {
        String mapping = "{\"time\": {\"path\": \"$.t\", \"format\": \"" + format
                + "\"}, \"observations\": [{\"status\": \"ok\"}]}";
        Decoding decoding = decoding(mapping, "{\"t\": " + value + "}", "");
        assertThat(decoding.elements()).isEmpty();
        assertThat(decoding.rejections().getFirst().refusal())
                .isEqualTo(new Refusal("time", "time ($.t)", value.replace("\"", ""), rule));
    }

    /** What comes again without a time of its own would count again. */
    @Test
    void aTimeThatIsNotThereIsRefusedUnlessThatOfReceiptWillDo() {
        String mapping = """
                {"time": {"path": "$.t"%s}, "observations": [{"status": "$.s"}, {"quantity": "x", "value": "$.x", "unit": "1"}]}""";
        Decoding decoding = decoding(mapping.formatted(""), "{\"s\": \"ok\"}", "");
        assertThat(decoding.elements()).isEmpty();
        assertThat(decoding.rejections()).hasSize(1);
        assertThat(decoding.rejections().getFirst().refusal().field()).isEqualTo("time ($.t)");
        assertThat(decoding.rejections().getFirst().refusal().code()).isEqualTo("missing");
        String receipt = mapping.formatted(", \"format\": \"epoch-s\", \"default\": \"received\"");
        assertThat(said(receipt, "{\"s\": \"ok\"}")).isEqualTo("{\"time\":\"2026-05-08T12:00:00Z\",\"status\":\"ok\"}");
        assertThat(said(mapping.formatted(", \"default\": \"received\""), "{\"s\": \"ok\"}"))
                .isEqualTo("{\"time\":\"2026-05-08T12:00:00Z\",\"status\":\"ok\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"\"abc\" | abc", "[1] | [", "true | true", "{} | {"})
    void aFactorTurnsNothingIntoNothing(String value, String told) {
        String mapping = """
                {"observations": [
                  {"quantity": "temperature", "value": {"path": "$.t", "factor": 0.1}, "unit": "Cel"},
                  {"quantity": "humidity", "value": "$.h", "unit": "%"}]}""";
        Decoding decoding = decoding(mapping, "{\"t\": " + value + ", \"h\": 50}", "");
        assertThat(decoding.elements()).hasSize(1);
        assertThat(decoding.rejections()).hasSize(1);
        assertThat(decoding.rejections().getFirst().index()).isZero();
        assertThat(decoding.rejections().getFirst().refusal())
                .isEqualTo(new Refusal("type", "value ($.t)", told, "must be a number"));
    }

    @Test
    void knowsTheTopicAndTheNamesOfMembers() {
        String mapping = """
                {"device": {"topic": -2}, "observations": [
                  {"each": "$.temps.*", "quantity": "temperature", "value": "@", "unit": "Cel", "sensor": {"key": true}}]}""";
        assertThat(said(mapping, "{\"temps\": {\"top\": 3.5, \"low\": 2}}", "plant/frz-7/state"))
                .isEqualTo("""
                {"device":"frz-7","time":"2026-05-08T12:00:00Z","quantity":"temperature","value":3.5,"unit":"Cel","sensor":"top"}
                {"device":"frz-7","time":"2026-05-08T12:00:00Z","quantity":"temperature","value":2,"unit":"Cel","sensor":"low"}""");
    }

    @Test
    void rulesHaveConditionsAndMembersDefaults() {
        String mapping = """
                {"observations": [
                  {"each": "$[*]", "when": {"@.type": "T", "@.ok": true}, "quantity": "temperature", "value": "@.v", "unit": "Cel"},
                  {"each": "$[*]", "when": {"@.type": 5}, "status": {"path": "@.s", "default": "none"}}]}""";
        assertThat(said(mapping, "[{\"type\":\"T\",\"ok\":true,\"v\":1},{\"type\":\"T\",\"v\":2},null,{\"type\":5}]"))
                .isEqualTo("""
                {"time":"2026-05-08T12:00:00Z","quantity":"temperature","value":1,"unit":"Cel"}
                {"time":"2026-05-08T12:00:00Z","status":"none"}""");
    }

    @Test
    void placesInListsCountNulls() {
        String mapping =
                "{\"observations\": [{\"quantity\": \"a\", \"value\": \"$[-1]\", \"unit\": \"1\", \"sensor\": \"$[1]\"}]}";
        assertThat(said(mapping, "[null, \"x\", null, 4]"))
                .isEqualTo(
                        "{\"time\":\"2026-05-08T12:00:00Z\",\"quantity\":\"a\",\"value\":4,\"unit\":\"1\",\"sensor\":\"x\"}");
    }

    @Test
    void oneBadElementIsRefusedAndTheOthersStand() {
        String mapping = "{\"observations\": [{\"each\": \"$[*]\", \"epc\": \"@\"}]}";
        Decoding decoding = decoding(mapping, "[\"3034\", \"not hex\", \"3035\"]", "");
        assertThat(decoding.elements()).hasSize(2);
        assertThat(decoding.rejections()).hasSize(1);
        assertThat(decoding.rejections().getFirst().index()).isEqualTo(1);
        assertThat(decoding.rejections().getFirst().refusal().field()).isEqualTo("epc ($[*])");
    }

    @Test
    void aMessageOfWhichNothingIsReadIsRefused() {
        String mapping = "{\"observations\": [{\"epc\": \"$.epc\"}]}";
        assertThat(decoding(mapping, "{\"other\": 1}", "")
                        .rejections()
                        .getFirst()
                        .refusal())
                .isEqualTo(new Refusal(
                        "mapping",
                        "message",
                        "{\"other\":1}",
                        "holds something for a rule of the mapping, at $.epc; this one does not"));
        assertThat(decoding(mapping, "{\"epc\": ", "")
                        .rejections()
                        .getFirst()
                        .refusal()
                        .code())
                .isEqualTo("json-syntax");
    }

    @Test
    void aMessageHoldsNoMoreElementsThanAnyOther() {
        String mapping =
                "{\"observations\": [{\"each\": \"$[*]\", \"epc\": \"@\"}, {\"each\": \"$[*]\", \"scan\": \"@\"}]}";
        String message = IntStream.range(0, 9_000).mapToObj(i -> "\"3034\"").collect(Collectors.joining(",", "[", "]"));
        Decoding decoding = decoding(mapping, message, "");
        assertThat(decoding.elements()).hasSize(10_000);
        assertThat(decoding.rejections().getFirst().refusal().code()).isEqualTo("too-many-elements");
    }

    @Test
    void aMessageOfTooManyValuesIsRefusedBeforeItFillsTheMemory() {
        String mapping =
                "{\"observations\": [{\"each\": \"$[*]\", \"quantity\": \"x\", \"unit\": \"1\", \"value\": \"@\"}]}";
        Decoding decoding = decoding(mapping, "[" + "1,".repeat(1_000_000) + "1]", "");
        assertThat(decoding.elements()).isEmpty();
        assertThat(decoding.rejections().getFirst().refusal())
                .isEqualTo(new Refusal("json-values", "JSON", "", "has at most 100000 values"));
        Decoding most = decoding(mapping, "[" + "1,".repeat(99_998) + "1]", "");
        assertThat(most.elements()).hasSize(10_000);
        assertThat(most.rejections().getFirst().refusal().code()).isEqualTo("too-many-elements");
    }

    @Test
    void whatEachElementRepeatsIsBounded() {
        String mapping =
                "{\"observations\": [{\"each\": \"$.rows[*]\", \"status\": \"$.text\", \"attributes\": {\"all\": \"$\"}}]}";
        String message = "{\"text\": \"" + "x".repeat(8_000) + "\", \"rows\": [" + "1,".repeat(9_000) + "1]}";
        assertThat(decoding(mapping, message, "").rejections().getFirst().refusal())
                .isEqualTo(new Refusal(
                        "mapping-size", "message", "", "says at most 4194304 bytes of neutral JSON by its mapping"));
    }

    /** Gone through once for each of the elements, these places would be too many to wait for. */
    @Test
    @Timeout(20)
    void whatLeadsFromTheWholeMessageIsLookedUpOnce() {
        String mapping = """
                {"observations": [{"each": "$.rows[*]", "quantity": "x", "unit": "1", "value": "@",
                  "sensor": {"path": "$.rows[*].name", "default": "none"}}]}""";
        String message = "{\"rows\": [" + "1,".repeat(89_999) + "1]}";
        assertThat(decoding(mapping, message, "").elements()).hasSize(10_000);
    }

    @Test
    void theFirstOfManyPlacesIsTaken() {
        String mapping = "{\"observations\": [{\"status\": \"$.a[*].b.*\"}]}";
        assertThat(said(mapping, "{\"a\": [{}, {\"b\": {}}, {\"b\": {\"c\": \"first\"}}, {\"b\": {\"c\": \"next\"}}]}"))
                .isEqualTo("{\"time\":\"2026-05-08T12:00:00Z\",\"status\":\"first\"}");
    }

    @Test
    void aTopicMayHaveSpaces() {
        String mapping = "{\"device\": {\"topic\": 2}, \"observations\": [{\"status\": \"ok\"}]}";
        assertThat(said(mapping, "{}", "plant/hall 2/freezer-7/temp"))
                .isEqualTo("{\"device\":\"freezer-7\",\"time\":\"2026-05-08T12:00:00Z\",\"status\":\"ok\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "POST /ingest/json?a=b/c/d", "plant/hall"})
    void whatNobodyIsNamedForIsNotTheSenders(String target) {
        String mapping = "{\"device\": {\"topic\": 2}, \"observations\": [{\"status\": \"ok\"}]}";
        Decoding decoding = decoding(mapping, "{}", target);
        assertThat(decoding.elements()).isEmpty();
        assertThat(decoding.rejections().getFirst().refusal().field()).isEqualTo("device");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /observations",
                "{'observations': []} | /observations",
                "{'observations': [1]} | /observations/0",
                "{'observations': [{'unit': 'Cel'}]} | /observations/0",
                "{'observations': [{'epc': '$.a', 'colour': '$.b'}]} | /observations/0/colour",
                "{'observations': [{'epc': '$..a'}]} | /observations/0/epc",
                "{'observations': [{'epc': '$.a[?(@.b)]'}]} | /observations/0/epc",
                "{'observations': [{'epc': '$.a', 'each': 'x'}]} | /observations/0/each",
                "{'observations': [{'epc': {'path': 5}}]} | /observations/0/epc/path",
                "{'observations': [{'epc': {'pfad': '$.a'}}]} | /observations/0/epc/pfad",
                "{'observations': [{'epc': [1]}]} | /observations/0/epc",
                "{'observations': [{'status': 'ok', 'time': {'path': '$.t', 'format': 'bogus'}}]} | /observations/0/time/format",
                "{'observations': [{'status': 'ok', 'time': {'path': '$.t', 'format': 'epscanoch-s'}}]} | /observations/0/time/format",
                "{'observations': [{'status': 'ok', 'time': {'path': '$.t', 'format': 'iso', 'zone': 'Mars'}}]} | /observations/0/time/format",
                "{'observations': [{'status': 'ok', 'time': {'path': '$.t', 'default': 'now'}}]} | /observations/0/time/default",
                "{'observations': [{'quantity': 't'}]} | /observations/0/value",
                "{'observations': [{'quantity': 't', 'value': '$.t'}]} | /observations/0/unit",
                "{'observations': [{'latitude': '$.a'}]} | /observations/0/longitude",
                "{'observations': [{'signal': 'door'}]} | /observations/0/on",
                "{'observations': [{'quantity': 'temperature', 'value': '$.t', 'unit': 'm'}]} | /observations/0/unit",
                "{'observations': [{'status': 'ok'}], 'colour': 1} | /colour",
                "{'observations': [{'status': 'ok', 'when': {'$.a': [1]}}]} | /observations/0/when/$.a",
                "{'observations': [{'quantity': 'a', 'value': {'path': '$.a', 'factor': 'x'}}]} | /observations/0/value/factor"
            })
    void saysWhatIsWrongWithAMapping(String text, String pointer) {
        Refusal refusal = Mapping.read(text.replace('\'', '"')) instanceof Parsed.Refused<Mapping>(Refusal why)
                ? why
                : new Refusal("", "", "", "");
        assertThat(refusal.field()).isEqualTo(pointer);
    }

    /** What it read then is read again by a rebuild. */
    @Test
    void rulesOfLaterDoNotJudgeAKeptMapping() {
        String old = "{\"observations\": [{\"status\": \"$.s\", \"time\": {\"path\": \"$.t\", \"default\": \"now\"}}]}";
        assertThat(Mapping.read(old)).isInstanceOf(Parsed.Refused.class);
        Mapping kept = switch (Mapping.readKept(old)) {
            case Parsed.Ok<Mapping>(Mapping read) -> read;
            case Parsed.Refused<Mapping>(Refusal refusal) -> throw new AssertionError(refusal.sentence());
        };
        byte[] timed = "{\"s\": \"ok\", \"t\": \"2026-05-08T12:00:00Z\"}".getBytes(UTF_8);
        assertThat(kept.decode(new Frame("", timed, RECEIVED)).elements()).hasSize(1);
        Decoding untimed = kept.decode(new Frame("", "{\"s\": \"ok\"}".getBytes(UTF_8), RECEIVED));
        assertThat(untimed.rejections())
                .extracting(rejection -> rejection.refusal().value())
                .containsExactly("now");
    }

    /** A large message that says nothing is not written whole, to show its first hundred characters. */
    @Test
    void onlyTheBeginningOfAMessageIsWritten() {
        AtomicInteger read = new AtomicInteger();
        List<String> message = new AbstractList<>() {
            @Override
            public String get(int index) {
                read.incrementAndGet();
                return "€" + index;
            }

            @Override
            public int size() {
                return 100_000;
            }
        };
        assertThat(Rule.shown(message))
                .startsWith("[\"€0\",\"€1\",")
                .hasSize(101)
                .endsWith("…");
        assertThat(read.get()).isLessThan(5_000);
        assertThat(Rule.shown(List.of("€", 1L))).isEqualTo("[\"€\",1]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"deviceId\": \"a1\", \"timestamp\": 1778241600, \"temperature\": 21.5, \"doorOpen\": true, \"pos\": {\"lat\": 1, \"lon\": 2}}",
                "{\"id\": 5, \"readings\": [{\"ts\": \"2026-05-08T12:00:00Z\", \"temp\": 4}, {\"temp\": 5}]}",
                "[{\"epc\": \"3034\", \"time\": 1778241600000}]",
                "{}",
                "\"text\"",
                "not json",
                "{\"an odd 'name'\": 1}"
            })
    void draftsAMappingThatIsOne(String message) {
        String draft = Draft.of(message.getBytes(UTF_8));
        assertThat(Mapping.read(draft) instanceof Parsed.Ok<Mapping>).as(draft).isTrue();
    }

    @Test
    void aDraftReadsWhatItWasDraftedFrom() {
        String message =
                "{\"gateway\": \"g\", \"readings\": [{\"devEui\": \"a1\", \"ts\": 1778241600, \"temp\": 4, \"rh\": 50}]}";
        assertThat(said(Draft.of(message.getBytes(UTF_8)), message)).isEqualTo("""
                {"device":"a1","time":"2026-05-08T12:00:00Z","quantity":"temperature","value":4,"unit":"Cel"}
                {"device":"a1","time":"2026-05-08T12:00:00Z","quantity":"humidity","value":50,"unit":"%"}""");
    }

    @Test
    void draftsByTheNewestMessageThatHasPlacesItKnows() {
        List<byte[]> messages = Stream.of("{}", "not json", "\"text\"", "{\"rh\": 50}", "{\"epc\": \"3034\"}")
                .map(message -> message.getBytes(UTF_8))
                .toList();
        assertThat(Rows.write(Draft.rows(messages)).mapping())
                .contains("$.rh")
                .doesNotContain("$.temperature", "$.epc");
    }

    /** In the night of 2026-03-29 the clocks of Paris go from 2:00 to 3:00, and in that of 2026-10-25 they show 2:30 twice. */
    @ParameterizedTest
    @CsvSource({
        "29.03.2026 01:59:59, 2026-03-29T00:59:59Z",
        "29.03.2026 02:30:00, ''",
        "29.03.2026 03:00:00, 2026-03-29T01:00:00Z",
        "25.10.2026 02:30:00, 2026-10-25T00:30:00Z"
    })
    void takesNoTimeThatClocksNeverShow(String text, String time) {
        Mapping mapping = read(
                "{\"observations\": [{\"status\": \"ok\", \"time\": {\"path\": \"$.t\", \"format\": \"dd.MM.yyyy HH:mm:ss\", \"zone\": \"Europe/Paris\"}}]}");
        Decoding decoding = mapping.decode(new Frame("", ("{\"t\": \"" + text + "\"}").getBytes(UTF_8), Instant.EPOCH));
        assertThat(decoding.elements().stream()
                        .map(element -> element.observation().observedAt().toString())
                        .toList())
                .isEqualTo(time.isEmpty() ? List.of() : List.of(time));
        assertThat(decoding.rejections()).hasSize(time.isEmpty() ? 1 : 0);
    }

    @Test
    void theContextNamesTheMappingAndItsState() {
        Mapping mapping = read("{\"observations\": [{\"epc\": \"$.epc\"}]}");
        MappedDialect dialect = new MappedDialect(new Mappings() {
            @Override
            public Optional<Mapping> find(String name, String state) {
                return name.equals("mine") && state.equals("7") ? Optional.of(mapping) : Optional.empty();
            }

            @Override
            public String state() {
                return "7";
            }
        });
        Profile profile = new Profile(java.util.Map.of("mapping", "mine"));
        Frame frame = new Frame("", "{\"epc\": \"3034\"}".getBytes(UTF_8), RECEIVED);
        assertThat(dialect.current(profile, "")).isEqualTo("7 mine");
        assertThat(dialect.missing(profile)).isEmpty();
        assertThat(dialect.missing(new Profile(java.util.Map.of("mapping", "another"))))
                .map(Refusal::field)
                .contains("mapping");
        assertThat(dialect.open(profile).receive(frame).elements()).hasSize(1);
        assertThat(dialect.resume(Profile.DEFAULT, "7 mine").receive(frame).elements())
                .hasSize(1);
        for (String context : new String[] {"6 mine", "7 other", "7 ", "", " "}) {
            assertThat(dialect.resume(profile, context)
                            .receive(frame)
                            .rejections()
                            .getFirst()
                            .refusal()
                            .code())
                    .isEqualTo("no-mapping");
        }
    }

    private static Mapping read(String mapping) {
        return switch (Mapping.read(mapping)) {
            case Parsed.Ok<Mapping>(Mapping read) -> read;
            case Parsed.Refused<Mapping>(Refusal refusal) -> throw new AssertionError(refusal.sentence());
        };
    }

    private static Decoding decoding(String mapping, String message, String target) {
        return read(mapping).decode(new Frame(target, message.getBytes(UTF_8), RECEIVED));
    }

    private static String said(String mapping, String message) {
        return said(mapping, message, "");
    }

    private static String said(String mapping, String message, String target) {
        Decoding decoding = decoding(mapping, message, target);
        assertThat(decoding.rejections()).isEmpty();
        return decoding.elements().stream()
                .map(element -> NeutralJson.write(element.observation(), element.child()))
                .collect(Collectors.joining("\n"));
    }
}
