package org.tallyman.dialect.teltonika;

import static org.tallyman.dialect.teltonika.Parameter.ANY_WIDTH;

import java.util.function.BiConsumer;
import org.tallyman.dialect.teltonika.Parameter.Whole;

/**
 * What a lorry's FMS says through a professional tracker, whose firmware differs in how many bytes a number has. Told as they come,
 * since the tracker has scaled them: wheel speed km/h, fuel level %, weights kg, engine hours h, temperatures degrees Celsius, fuel
 * consumption l/h. So Teltonika's list of FMS elements for the FMC650 is quoted, which has no multiplier for any; the list itself
 * was not at hand.
 */
final class FmsElements {

    private static final String[] FROM_79 = {
        "brakeSwitch",
        "wheelSpeed",
        "cruiseControl",
        "clutchSwitch",
        "ptoState",
        "acceleratorPedal",
        "engineLoad",
        "fuelUsed",
        "fuelLevel",
        "rpm"
    };

    private static final int FIRST = 79;
    private static final int FIRST_AXLE = 89;
    private static final int AXLES = 15;

    private FmsElements() {}

    static void put(BiConsumer<Integer, Parameter> elements) {
        for (int i = 0; i < FROM_79.length; i++) {
            elements.accept(FIRST + i, new Whole(ANY_WIDTH, FROM_79[i], false));
        }
        for (int i = 0; i < AXLES; i++) {
            elements.accept(FIRST_AXLE + i, new Whole(ANY_WIDTH, "axleWeight" + (i + 1), false));
        }
        elements.accept(104, new Whole(ANY_WIDTH, "engineHours", false));
        elements.accept(127, new Whole(ANY_WIDTH, "coolantTemp", true));
        elements.accept(128, new Whole(ANY_WIDTH, "ambientTemp", true));
        elements.accept(135, new Whole(ANY_WIDTH, "fuelConsumption", false));
        elements.accept(137, new Whole(ANY_WIDTH, "ptoEngaged", false));
        elements.accept(139, new Whole(ANY_WIDTH, "grossWeight", false));
    }
}
