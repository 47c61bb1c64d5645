package org.tallyman.dialect.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyman.dialect.json.JsonTree;
import org.tallyman.ident.Parsed;

/** What people pick in rows is a mapping, and a mapping that rows can say comes back as it was. */
class RowsTest {

    private static final String ROOMS = """
            {"device": {"topic": 1}, "time": {"path": "$.ts", "format": "epoch-ms"},
             "observations": [
               {"each": "$.rooms[*]", "when": {"@.kind": "T"}, "time": "@.at", "quantity": "temperature",
                "value": {"path": "@.raw", "factor": 0.1, "offset": -40}, "unit": "Cel", "sensor": "@['a name']"},
               {"each": "$.temps.*", "quantity": "temperature", "value": "@", "unit": "Cel", "sensor": {"key": true}},
               {"latitude": "$.pos[0]", "longitude": {"path": "$.pos[1]", "factor": 1.0E-7}, "speed": "$.v"},
               {"each": "$.tags[*]", "epc": {"path": "@.e", "format": "base64"}, "antenna": "@.port"},
               {"scan": "$.code"},
               {"signal": "door", "name": "gate", "on": {"path": "$.door", "map": {"open": true, "shut": false}}},
               {"status": "$.state"}]}""";

    @Test
    void aMappingComesBackAsItWas() {
        List<Row> rows = Rows.of(ROOMS).orElseThrow();
        assertThat(rows).hasSize(13);
        assertThat(rows.get(3))
                .isEqualTo(new Row(
                        Meaning.MEASUREMENT,
                        Map.of(
                                "path", "$.rooms[*].raw",
                                "name", "temperature",
                                "unit", "Cel",
                                "factor", "0.1",
                                "offset", "-40",
                                "sensor", "$.rooms[*]['a name']",
                                "where", "$.rooms[*].kind",
                                "is", "T")));
        Rows.Written written = Rows.write(rows);
        assertThat(written.refusals()).isEmpty();
        assertThat(tree(written.mapping())).isEqualTo(tree(ROOMS));
        assertThat(Mapping.read(written.mapping()) instanceof Parsed.Ok<Mapping>)
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "no json",
                "{\"observations\": [{\"status\": {\"path\": \"$.s\", \"default\": \"none\"}}]}",
                "{\"observations\": [{\"status\": \"$.s\", \"attributes\": {\"a\": \"$.a\"}}]}",
                "{\"observations\": [{\"lost\": \"$.l\", \"reason\": \"overflow\"}]}",
                "{\"observations\": [{\"each\": \"$.a[*]\", \"when\": {\"@.x\": 1, \"@.y\": 2}, \"scan\": \"@.c\"}]}",
                "{\"observations\": [{\"each\": \"$.a[*].b\", \"scan\": \"@.c\"}]}",
                "{\"observations\": [{\"each\": \"$.a[*]\", \"time\": \"@.t\", \"scan\": \"@.c\"}, {\"each\": \"$.a[*]\", \"scan\": \"@.d\"}]}"
            })
    void whatRowsCannotSayStaysText(String mapping) {
        assertThat(Rows.of(mapping)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "MEASUREMENT; path; $..t; row-1-path",
                "MEASUREMENT; path; temperature; row-1-path",
                "MEASUREMENT; name; ''; row-1-name",
                "MEASUREMENT; factor; ten; row-1-factor",
                "MEASUREMENT; sensor; $.a[*].s; row-1-sensor",
                "MEASUREMENT; where; kind; row-1-where",
                "TIME; format; half past; row-1-format",
                "TIME; zone; Europe/Atlantis; row-1-zone",
                "LATITUDE; factor; 1; row-1-path",
                "RSSI; path; $.r; row-1-path",
                "SIGNAL; words; open; row-1-words"
            })
    void aWrongCellIsNamed(String meaning, String cell, String value, String field) {
        Map<String, String> cells = new HashMap<>(Map.of("path", "$.t", "name", "temperature"));
        cells.put(cell, value);
        Rows.Written written = Rows.write(List.of(new Row(Meaning.valueOf(meaning), cells)));
        assertThat(written.refusals().getFirst().field()).isEqualTo(field);
    }

    @Test
    void whatIsSharedInAListNeedsSomethingOfThatList() {
        List<Row> rows = List.of(
                new Row(Meaning.TIME, Map.of("path", "$.rows[*].ts")), new Row(Meaning.SCAN, Map.of("path", "$.code")));
        assertThat(Rows.write(rows).refusals().getFirst().rule()).contains("nothing else is read");
        assertThat(Rows.write(List.of()).refusals().getFirst().field()).isEqualTo("rows");
    }

    @Test
    void placesAreThoseOfAllMessagesWithTheirValues() {
        List<Place> places = Place.of(List.of(
                "{\"rows\": [{\"t\": 1}, {\"t\": 2, \"h\": 50}], \"pos\": [52.5, 13.25]}".getBytes(UTF_8),
                "no json".getBytes(UTF_8),
                "{\"rows\": [{\"t\": 3}], \"an odd 'name'\": true, \"it's \\\"both\\\"\": 1}".getBytes(UTF_8)));
        assertThat(places.stream().map(place -> place.path() + " " + String.join(",", place.values())))
                .containsExactly(
                        "$.rows[*].t 1,2",
                        "$.rows[*].h 50",
                        "$.pos[*] 52.5,13.25",
                        "$.pos[0] 52.5",
                        "$.pos[1] 13.25",
                        "$[\"an odd 'name'\"] true");
    }

    @Test
    void aPickedPlaceIsTakenForWhatItsNameSays() {
        List<Place> places = Place.of(
                List.of("{\"ts\": 1778241600, \"vbat\": 3.6, \"doorOpen\": true, \"state\": \"up\"}".getBytes(UTF_8)));
        assertThat(places.stream()
                        .map(Draft::row)
                        .map(row -> row.meaning() + " " + row.cell("name") + row.cell("format")))
                .containsExactly("TIME epoch-s", "MEASUREMENT battery-voltage", "SIGNAL door-open", "STATUS ");
    }

    private static Object tree(String json) {
        return JsonTree.any(json.getBytes(UTF_8)) instanceof Parsed.Ok<Object>(Object value) ? value : "";
    }
}
