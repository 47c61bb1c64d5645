package org.tallyman.intake.mapping;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tallyman.device.DeviceView;
import org.tallyman.device.mapping.KeptMapping;
import org.tallyman.device.revision.Revision;
import org.tallyman.dialect.mapping.Meaning;
import org.tallyman.dialect.mapping.Place;
import org.tallyman.dialect.mapping.Row;
import org.tallyman.platform.Form;
import org.tallyman.platform.Option;

/**
 * One mapping to write beside what it makes of the last messages.
 *
 * @param name empty for a new one
 * @param address where the form goes
 * @param asText whether it is written as text; as rows of fields otherwise
 * @param places at which the last messages have values
 * @param device whose messages are shown
 * @param wrong why it is no mapping; empty when it is one
 */
@CheckedTemplate(basePath = "intake", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record JsonMappingPage(
        String name,
        String address,
        Form form,
        boolean asText,
        List<Option> meanings,
        List<Line> lines,
        List<Spot> places,
        Optional<DeviceView> device,
        List<MappingPreview.Row> rows,
        String wrong,
        List<Revision<KeptMapping>> versions,
        boolean mayConfigure)
        implements TemplateInstance {

    private static final String[] RARE = {"factor", "offset", "sensor", "zone", "where", "is"};

    /**
     * One row of fields.
     *
     * @param number from 1
     * @param rare cells that most rows do without
     * @param more whether one of those says something
     */
    record Line(int number, Meaning meaning, List<Cell> cells, List<Cell> rare, boolean more) {

        public String what() {
            return Row.field(number - 1, "what");
        }
    }

    /**
     * One field of a row.
     *
     * @param list id of what it may be picked from; empty when it is typed
     */
    record Cell(String name, String label, String list) {}

    /**
     * A place of the last messages.
     *
     * @param readAs what it is read as; empty when it is not read
     */
    record Spot(String path, String values, String readAs) {}

    static List<Line> lines(List<Row> rows) {
        return IntStream.range(0, rows.size())
                .mapToObj(i -> new Line(
                        i + 1,
                        rows.get(i).meaning(),
                        cells(i, rows.get(i), "path", "kind", "name", "unit", "format", "words"),
                        cells(i, rows.get(i), RARE),
                        Arrays.stream(RARE)
                                .anyMatch(cell -> !rows.get(i).cell(cell).isEmpty())))
                .toList();
    }

    private static List<Cell> cells(int place, Row row, String... names) {
        return Arrays.stream(names)
                .filter(name -> name.equals("path") || row.meaning().has(name))
                .map(name -> new Cell(Row.field(place, name), label(row.meaning(), name), list(name)))
                .toList();
    }

    private static String label(Meaning meaning, String cell) {
        return switch (cell) {
            case "path" -> "Place";
            case "kind" -> "Kind";
            case "name" -> meaning == Meaning.MEASUREMENT ? "Quantity" : "Name";
            case "unit" -> "Unit (UCUM)";
            case "format" -> meaning == Meaning.TAG ? "Written as" : "Format";
            case "words" -> meaning == Meaning.SIGNAL ? "On and off" : "Other words";
            case "factor" -> "Times";
            case "offset" -> "Plus";
            case "sensor" -> "Sensor";
            case "zone" -> "Time zone";
            case "where" -> "Only where";
            default -> "is";
        };
    }

    private static String list(String cell) {
        return switch (cell) {
            case "path", "where" -> "places";
            case "kind" -> "kinds";
            case "format" -> "formats";
            default -> "";
        };
    }

    static List<Spot> spots(List<Place> places, List<Row> rows) {
        return places.stream()
                .map(place -> new Spot(
                        place.path(),
                        String.join(" · ", place.values()),
                        rows.stream()
                                .filter(row -> row.cell("path").equals(place.path()))
                                .map(row -> row.meaning() == Meaning.MEASUREMENT
                                                && !row.cell("name").isEmpty()
                                        ? row.cell("name")
                                        : row.meaning().words())
                                .distinct()
                                .collect(Collectors.joining(", "))))
                .toList();
    }

    /** What may stand at a place. */
    static List<Option> options() {
        return Arrays.stream(Meaning.values())
                .map(meaning -> new Option(meaning.name(), meaning.words()))
                .toList();
    }
}
