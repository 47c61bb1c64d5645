package org.tallyman.shipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyman.event.EventRecord;
import org.tallyman.testsupport.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class ShipmentFillTest {

    @Test
    void fillsExpectedItemsAndPalletsThatGoOutThroughItsDoor() throws SQLException {
        Dock dock = new Dock();
        String item = Dock.anItem(Dock.GTIN);
        String sscc = Dock.anSscc();
        String reference = Dock.aReference();
        dock.create(reference, "OUTBOUND", List.of(item, "(00)" + sscc), List.of())
                .statusCode(201)
                .body("state", equalTo("PLANNED"));

        Dock.record(List.of(dock.out(item, 10)));
        assertThat(dock.summary(reference)).isEqualTo("LOADING 1/2 +0");
        dock.get(reference).body("missing.item", contains("https://id.gs1.org/00/" + sscc));

        Dock.record(List.of(dock.out("https://id.gs1.org/00/" + sscc, 12)));
        assertThat(dock.summary(reference)).isEqualTo("LOADED 2/2 +0");
        dock.get(reference)
                .body("milestones.name", hasItem("LOADING_COMPLETED"))
                .body("reads.event", hasItem(dock.out(item, 10).id().toString()));
    }

    @Test
    void countsPiecesOfAProductUpToTheExpectedQuantity() throws SQLException {
        Dock dock = new Dock();
        String reference = Dock.aReference();
        dock.create(reference, "OUTBOUND", List.of(), List.of(Map.of("gtin", Dock.GTIN, "quantity", 2)))
                .statusCode(201);
        List<EventRecord> three = IntStream.range(0, 3)
                .mapToObj(i -> dock.out(Dock.anItem(Dock.GTIN), i))
                .toList();

        Dock.record(three.subList(0, 2));
        assertThat(dock.summary(reference)).isEqualTo("LOADED 2/2 +0");
        Dock.record(three.subList(2, 3));

        assertThat(dock.summary(reference)).isEqualTo("LOADED 2/2 +1");
    }

    @Test
    void listsAsUnexpectedWhatGoesThroughWhileItIsOpen() throws SQLException {
        Dock dock = new Dock();
        String reference = Dock.aReference();
        String stranger = Dock.anItem(Dock.OTHER_GTIN);
        dock.create(reference, "OUTBOUND", List.of(Dock.anItem(Dock.GTIN)), List.of());

        Dock.record(List.of(dock.out(stranger, 10)));
        assertThat(dock.summary(reference)).isEqualTo("PLANNED 0/1 +0");
        dock.command(reference, "open", 5).statusCode(200);
        assertThat(dock.summary(reference)).isEqualTo("LOADING 0/1 +1");
        dock.command(reference, "close", 10).statusCode(200);

        assertThat(dock.summary(reference)).isEqualTo("DEPARTED 0/1 +0");
    }

    @Test
    void takesOffWhatComesBackIn() throws SQLException {
        Dock dock = new Dock();
        String item = Dock.anItem(Dock.GTIN);
        String reference = Dock.aReference();
        dock.create(reference, "OUTBOUND", List.of(item), List.of());

        Dock.record(List.of(dock.in(item, 20), dock.out(item, 10)));

        assertThat(dock.summary(reference)).isEqualTo("PLANNED 0/1 +0");
        Dock.record(List.of(dock.out(item, 30)));
        assertThat(dock.summary(reference)).isEqualTo("LOADED 1/1 +0");
    }

    @Test
    void receivesWhatComesInAndEmptiesAgainWhenItsEventIsRetracted() throws SQLException {
        Dock dock = new Dock();
        String item = Dock.anItem(Dock.GTIN);
        String reference = Dock.aReference();
        dock.create(reference, "INBOUND", List.of(item), List.of());
        EventRecord passage = dock.in(item, 10);

        Dock.record(List.of(passage));
        assertThat(dock.summary(reference)).isEqualTo("RECEIVING 1/1 +0");
        Dock.retract(passage);
        assertThat(dock.summary(reference)).isEqualTo("PLANNED 0/1 +0");
        Dock.record(List.of(passage));

        assertThat(dock.summary(reference)).isEqualTo("RECEIVING 1/1 +0");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void endsTheSameInAnyOrderOfEventsAndCommands(long seed) throws SQLException {
        Random random = new Random(seed);
        Dock dock = new Dock();
        List<String> items =
                IntStream.range(0, 8).mapToObj(i -> Dock.anItem(Dock.GTIN)).toList();
        String first = Dock.aReference();
        String second = Dock.aReference();
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            EventRecord passage = dock.out(items.get(i), 10L * i);
            steps.add(() -> Dock.record(List.of(passage)));
            steps.add(() -> Dock.record(List.of(passage, passage)));
        }
        EventRecord back = dock.in(items.get(1), 35);
        EventRecord wrong = dock.out(Dock.anItem(Dock.OTHER_GTIN), 5);
        steps.add(() -> Dock.record(List.of(back)));
        steps.add(() -> {
            Dock.record(List.of(wrong));
            Dock.retract(wrong);
        });
        steps.add(() -> {
            dock.create(first, "OUTBOUND", items.subList(0, 3), List.of()).statusCode(201);
            dock.command(first, "open", 0).statusCode(200);
            dock.command(first, "close", 45).statusCode(200);
        });
        steps.add(() -> dock.create(second, "OUTBOUND", List.of(), List.of(Map.of("gtin", Dock.GTIN, "quantity", 5)))
                .statusCode(201));
        Collections.shuffle(steps, random);

        for (Step step : steps) {
            step.run();
        }

        // 0 to 4 went out while the first was open, and 1 came back in; 5 to 7 are left for the second.
        assertThat(dock.summary(first)).as("seed %d", seed).isEqualTo("DEPARTED 2/3 +2");
        assertThat(dock.summary(second)).as("seed %d", seed).isEqualTo("LOADING 3/5 +0");
    }

    @Test
    void opensOneShipmentAtADoorAtATime() {
        Dock dock = new Dock();
        String first = Dock.aReference();
        String second = Dock.aReference();
        dock.create(first, "OUTBOUND", List.of(), List.of());
        dock.create(second, "OUTBOUND", List.of(), List.of());
        dock.command(first, "open", 0).statusCode(200);

        dock.command(second, "open", 1).statusCode(409).body("detail", containsString(first));
        dock.command(first, "close", 2).statusCode(200);

        dock.command(second, "open", 3).statusCode(200);
    }

    @Test
    void refusesAnOrderNamingEveryRuleThatItBreaks() {
        Dock dock = new Dock();

        dock.create(
                        "no spaces",
                        "SIDEWAYS",
                        List.of("(01)09506000134352"),
                        List.of(Map.of("gtin", "09506000134353", "quantity", 0)))
                .statusCode(400)
                .body(
                        "violations.field",
                        contains("reference", "direction", "items[0]", "products[0].gtin", "products[0].quantity"));
    }

    private interface Step {
        void run() throws SQLException;
    }
}
