package org.tallyman.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What stands in the distribution centre when the story begins: new goods the first time, later what Tallyman knows. */
final class OpeningStock {

    private static final int CARTONS = 220;
    private static final int RETURNED = 6;
    private static final int CHILLED = 4;

    private final Story story;

    OpeningStock(Story story) {
        this.story = story;
    }

    /** Makes cartons, says what they are, and puts them in their zones. */
    void make(Inbound goods, Instant now) {
        List<Product> products = Product.all();
        List<Carton> cartons = goods.make(products, CARTONS, now);
        story.commission(cartons, now);
        for (int i = 0; i < CARTONS; i++) {
            story.warehouse().put(spot(i, products.get(i % products.size())), cartons.get(i));
        }
        toChiller();
    }

    private static String spot(int number, Product product) {
        if (number < RETURNED) {
            return Warehouse.RETURNS;
        }
        return product.frozen() ? Warehouse.FREEZER : Warehouse.AISLES.get(number / 7 % 2);
    }

    /** A few stand in the chiller, whose reader nobody understands yet. */
    private void toChiller() {
        for (int i = story.warehouse().count(List.of(Warehouse.CHILLER)); i < CHILLED; i++) {
            story.warehouse()
                    .take(List.of(Warehouse.FREEZER), story.random())
                    .ifPresent(carton -> story.warehouse().put(Warehouse.CHILLER, carton));
        }
    }

    /** Takes up what the run before left: goods are where Tallyman says, and no shipment stays under way. */
    void takeUp(Instant now) {
        List<String> spots = new ArrayList<>(Warehouse.AISLES);
        spots.addAll(Warehouse.PICK_BINS);
        spots.addAll(List.of(Warehouse.FREEZER, Warehouse.RETURNS, Warehouse.CHILLER));
        for (JsonNode item : story.api().all("/items?kind=product&place=" + MasterData.SITE)) {
            String gtin = item.path("gtin").asText();
            boolean gone = item.path("disposition").asText().equals("in_transit");
            boolean ours =
                    Product.all().stream().anyMatch(product -> product.gtin().equals(gtin));
            if (ours && !gone && item.path("serial").asText().matches("[0-9]{1,12}")) {
                Carton carton = new Carton(
                        gtin,
                        item.get("serial").asLong(),
                        item.path("lot").asText(),
                        item.path("expiry").asText());
                String at = item.path("readPoint").asText();
                story.warehouse().put(spots.contains(at) ? at : story.any(Warehouse.AISLES), carton);
            }
        }
        toChiller();
        for (JsonNode shipment : story.api().all("/shipments?running=true")) {
            finish(shipment, now);
        }
    }

    private void finish(JsonNode shipment, Instant now) {
        String reference = shipment.get("reference").asText();
        if (!reference.matches("(IN|OUT)-[0-9]{4}-[0-9]{6}")) {
            return;
        }
        Map<String, String> command = Map.of("DEPARTED", "arrive", "IN_TRANSIT", "arrive", "RECEIVING", "close");
        String state = shipment.get("state").asText();
        References.command(story, reference, command.getOrDefault(state, "cancel"), now);
    }
}
