package org.tallyman.dialect.senml;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyman.dialect.Decoded;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Frames;
import org.tallyman.dialect.Identity;
import org.tallyman.dialect.Observation;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Observation.Fix;
import org.tallyman.dialect.Observation.Measurement;
import org.tallyman.dialect.Observation.Signal;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.SignalKind;

class SenmlDialectTest {

    private static final Instant AT = Instant.ofEpochSecond(1_778_241_600);

    @Test
    void inheritsFromEarlierRecordsAndSortsByTime() {
        assertThat(decode("[{'bn':'dock/','bt':1778241600,'bu':'Cel','bv':-20,'n':'a','v':1.5,'bver':10},"
                        + "{'n':'b','u':'%RH','t':-60.25,'v':60},{'bn':'gate/','n':'open','vb':true}]"))
                .containsExactly(
                        new Measurement(Instant.ofEpochMilli(1_778_241_539_750L), "humidity", 40, "%", "dock/b"),
                        new Measurement(AT, "temperature", -18.5, "Cel", "dock/a"),
                        new Signal(AT, SignalKind.INPUT, "gate/open", true));
    }

    @Test
    void countsSmallTimesFromTheTimeOfReceipt() {
        Decoding decoding = decoding("[{'n':'a','u':'V','v':1,'t':-5},{'n':'a','u':'V','v':2}]");
        assertThat(Decoded.observations(decoding))
                .containsExactly(
                        new Measurement(Frames.RECEIVED.minusSeconds(5), "voltage", 1, "V", "a"),
                        new Measurement(Frames.RECEIVED, "voltage", 2, "V", "a"));
        assertThat(decoding.elements()).extracting(Element::identity).containsOnly(Identity.NONE);
    }

    @Test
    void tellsSumsTextsDataAndWhenTheNextComes() {
        assertThat(decode(
                        "[{'bn':'m/','bt':1778241600,'bs':100,'n':'power','u':'W','s':20,'v':3},{'n':'mode','vs':'eco'},"
                                + "{'n':'raw','vd':'AQID'},{'n':'x','u':'widgets','v':4,'ut':60}]"))
                .contains(
                        new Measurement(AT, "power", 3, "W", "m/power"),
                        new Measurement(AT, "power-sum", 120, "W.s", "m/power"),
                        new DeviceStatus(AT, "value", Map.of("m/mode", "eco")),
                        new DeviceStatus(AT, "value", Map.of("m/raw", "010203")),
                        new Measurement(AT, "x", 4, "widgets", "m/x"),
                        new DeviceStatus(AT, "update-time", Map.of("sensor", "m/x", "updateSeconds", 60.0)));
        assertThat(decode("[{'bt':1778241600,'n':'m','u':'J','s':20}]"))
                .containsExactly(new Measurement(AT, "energy-sum", 20, "J.s", "m"));
    }

    @Test
    void makesAPositionOfLatitudeAndLongitude() {
        assertThat(decode("[{'bn':'urn:dev:x:1','bt':1778241600,'u':'lat','v':48.5},{'u':'lon','v':16.25}]"))
                .contains(new Fix(AT, true, 48.5, 16.25, null, null, null, null));
        assertThat(decode("[{'bn':'urn:dev:x:1','bt':1778241600,'u':'lat','v':48.5},{'t':1,'u':'lon','v':16.25}]"))
                .noneMatch(Fix.class::isInstance);
    }

    @ParameterizedTest
    @CsvSource({
        "urn:dev:mac:0024befffe804ff1, urn:dev:mac:0024befffe804ff1, ''",
        "urn:dev:mac:0024befffe804ff1_t1, urn:dev:mac:0024befffe804ff1, t1",
        "urn:dev:ow:10e2073a01080063:voltage, urn:dev:ow:10e2073a01080063, voltage",
        "hall/freezer/t, hall/freezer, t",
        "t, , t"
    })
    void letsAGatewaySpeakForOthersWhereItsProfileSaysSo(String name, String child, String sensor) {
        Frame frame = Frames.json("[{'n':'" + name + "','u':'Cel','v':1}]");
        Element element = new SenmlDialect()
                .open(new Profile(Map.of("children", "true")))
                .receive(frame)
                .elements()
                .getFirst();
        assertThat(element.child()).isEqualTo(child);
        assertThat(((Measurement) element.observation()).sensor()).isEqualTo(sensor);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|empty|record 0 pack",
                "{'n':'a','v':1}|pack|record 0 pack",
                "5|pack|record 0 pack",
                "[{'v':1}]|missing|record 0 n",
                "[{'n':'-a','v':1}]|name|record 0 n",
                "[{'n':'a b','v':1}]|name|record 0 n",
                "[{'n':'a','v':1,'vb':true}]|value|record 0 v",
                "[{'n':'a','v':'1'}]|type|record 0 v",
                "[{'n':'a','vb':1}]|type|record 0 vb",
                "[{'n':'a','vs':1}]|type|record 0 vs",
                "[{'n':'a','vd':'?'}]|type|record 0 vd",
                "[{'n':'a','v':1,'t':'1'}]|type|record 0 t",
                "[{'n':5,'v':1}]|type|record 0 n",
                "[{'n':'a','v':1,'must_':1}]|not-understood|record 0 must_",
                "[{'n':'a','v':1},{'n':'b','v':'x'},{'n':'a','v':1,'must_':1}]|not-understood|record 2 must_",
                "[{'n':'a','v':1},{'n':'b','v':'x','must_':1}]|not-understood|record 1 must_",
                "[{'bver':11,'n':'a','v':1}]|version|record 0 bver",
                "[{'bver':'9','n':'a','v':1}]|version|record 0 bver",
                "[{'n':'a','v':'x'},{'bver':5,'n':'a','v':1}]|version|record 1 bver",
                "[{'n':'a','v':1},{'bver':5,'n':'a','v':1}]|version|record 1 bver",
                "[{'n':'a','v':1,'t':4102444800}]|time|record 0 t"
            })
    void refusesThePackByTheRuleThatARecordBreaks(String pack, String code, String field) {
        Decoding decoding = decoding(pack);
        assertThat(decoding.elements()).isEmpty();
        assertThat(Decoded.codes(decoding)).containsExactly(code);
        assertThat(decoding.rejections().getFirst().refusal().field()).isEqualTo(field);
    }

    /** One bad part costs no other, unless that relies on it. */
    @Test
    void refusesTheRecordThatBreaksARuleAndTakesTheOthers() {
        Decoding decoding =
                decoding("[{'bn':'d/','bt':1778241600,'bu':'Cel','n':'a','v':'warm'},7,{'n':'b','v':2},{'n':'c'}]");
        assertThat(decoding.elements())
                .extracting(Element::observation)
                .containsExactly(new Measurement(AT, "temperature", 2, "Cel", "d/b"));
        assertThat(decoding.rejections())
                .extracting(rejection ->
                        rejection.index() + " " + rejection.refusal().field())
                .containsExactly("0 record 0 v", "1 record 1 record", "3 record 3 v");
    }

    @Test
    void refusesWhatReliesOnABrokenBaseUntilItIsToldAnew() {
        Decoding decoding = decoding("[{'n':'a','u':'V','v':1,'bt':1778241600},{'bt':'noon','n':'b','u':'V','v':2},"
                + "{'n':'c','u':'V','v':3},{'bt':1778241600,'n':'d','u':'V','v':4}]");
        assertThat(decoding.elements())
                .extracting(Element::observation)
                .containsExactly(
                        new Measurement(AT, "voltage", 1, "V", "a"), new Measurement(AT, "voltage", 4, "V", "d"));
        assertThat(Decoded.codes(decoding)).containsExactly("type", "base");
        assertThat(decoding.rejections().getLast().refusal().field()).isEqualTo("record 2 bt");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'bu':7|'u':'V','v':2|'v':3",
                "'bu':7|'vb':true|'s':3",
                "'bv':'x'|'vb':true|'u':'V','v':3",
                "'bs':'x'|'u':'V','v':2|'u':'V','v':3,'s':1"
            })
    void takesWhatDoesNotRelyOnABrokenBase(String broken, String free, String relying) {
        Decoding decoding = decoding(
                "[{'n':'z','bt':1778241600," + broken + ",'vs':'-'},{'n':'a'," + free + "},{'n':'b'," + relying + "}]");
        assertThat(Decoded.observations(decoding.with(decoding.elements(), List.of())))
                .containsExactly(
                        free.contains("true")
                                ? new Signal(AT, SignalKind.INPUT, "a", true)
                                : new Measurement(AT, "voltage", 2, "V", "a"));
        assertThat(decoding.rejections())
                .extracting(rejection ->
                        rejection.index() + " " + rejection.refusal().code())
                .containsExactly("0 type", "2 base");
    }

    /** Neither the base of before counts, nor a sum without its base. */
    @Test
    void tellsNoSumByABrokenBase() {
        Decoding decoding = decoding("[{'n':'a','bt':1778241600,'bs':5,'u':'V','v':1},{'n':'b','bs':'x','u':'V','v':2},"
                + "{'n':'c','u':'V','v':3}]");
        assertThat(decoding.elements())
                .extracting(Element::observation)
                .containsExactly(
                        new Measurement(AT, "voltage", 1, "V", "a"),
                        new Measurement(AT, "voltage-sum", 5, "V.s", "a"),
                        new Measurement(AT, "voltage", 3, "V", "c"));
        assertThat(Decoded.codes(decoding)).containsExactly("type");
    }

    @Test
    void refusesBrokenJsonAndRecordsThatAreNone() {
        assertThat(decoding("[{'n':'a','v':1},{'n':").elements()).isEmpty();
        assertThat(decoding("[{'n':'a','v':1},{'n':").rejections()).hasSize(1);
        assertThat(Decoded.codes(decoding("[{'n':'a','v':1},7]"))).containsExactly("type");
        assertThat(Decoded.codes(decoding(""))).containsExactly("pack");
    }

    @Test
    void passesOverLabelsThatItNeedNotUnderstand() {
        assertThat(decode("[{'n':'a','u':'V','v':1,'bt':1778241600,'colour':{'x':[1]}}]"))
                .hasSize(1);
    }

    @Test
    void readsCborWithTextLabelsHalfFloatsAndBytes() {
        // [{-2: "d/", -3: 1778241600, 0: "t", 1: "Cel", 2: 1.5}, {"n": "raw", 8: h'0102'}, {0: "on", 4: true}]
        assertThat(Decoded.observations(cbor("83 a5 21 62642f 22 1a69fdd040 00 6174 01 6343656c 02 f93e00"
                        + "a2 616e 63726177 08 420102 a2 00 626f6e 04 f5")))
                .hasSize(3)
                .contains(
                        new Measurement(Instant.ofEpochSecond(0x69FDD040L), "temperature", 1.5, "Cel", "d/t"),
                        new DeviceStatus(Instant.ofEpochSecond(0x69FDD040L), "value", Map.of("d/raw", "0102")));
        assertThat(Decoded.codes(cbor("a2 00 6161 02 01"))).containsExactly("pack");
        assertThat(Decoded.codes(cbor("81 01"))).containsExactly("type");
        assertThat(Decoded.codes(cbor("81 a1 00"))).containsExactly("cbor-syntax");
        assertThat(Decoded.codes(cbor("81 a3 00 6161 02 01 62785f 01"))).containsExactly("not-understood");
    }

    private static Decoding cbor(String hex) {
        return Frames.decode(new SenmlDialect(), Frames.bytes(HexFormat.of().parseHex(hex.replace(" ", ""))));
    }

    private static List<Observation> decode(String json) {
        return Decoded.observations(decoding(json));
    }

    private static Decoding decoding(String json) {
        return Frames.decode(new SenmlDialect(), Frames.json(json));
    }
}
