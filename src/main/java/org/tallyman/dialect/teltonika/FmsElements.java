package org.tallyman.dialect.teltonika;

import static org.tallyman.dialect.teltonika.Parameter.ANY_WIDTH;

import java.util.function.BiConsumer;
import org.tallyman.dialect.teltonika.Parameter.Whole;

/**
 * What a lorry's FMS says through a professional tracker, whose firmware differs in how many bytes a number has. The values are in
 * their units as they are: litres, litres per hour, hours, kilograms, degrees, per cent.
 */
final class FmsElements {

    private static final int AXLES = 15;

    private FmsElements() {}

    static void put(BiConsumer<Integer, Parameter> elements) {
        elements.accept(79, whole("brakeSwitch"));
        elements.accept(80, whole("wheelSpeed"));
        elements.accept(81, whole("cruiseControl"));
        elements.accept(82, whole("clutchSwitch"));
        elements.accept(83, whole("ptoState"));
        elements.accept(84, whole("acceleratorPedal"));
        elements.accept(85, whole("engineLoad"));
        elements.accept(86, whole("fuelUsed"));
        elements.accept(87, whole("fuelLevel"));
        elements.accept(88, whole("rpm"));
        for (int axle = 1; axle <= AXLES; axle++) {
            elements.accept(88 + axle, whole("axleWeight" + axle));
        }
        elements.accept(104, whole("engineHours"));
        elements.accept(127, signed("coolantTemp"));
        elements.accept(128, signed("ambientTemp"));
        elements.accept(135, whole("fuelConsumption"));
        elements.accept(137, whole("ptoEngaged"));
        elements.accept(139, whole("grossWeight"));
    }

    private static Whole whole(String name) {
        return new Whole(ANY_WIDTH, name, false);
    }

    private static Whole signed(String name) {
        return new Whole(ANY_WIDTH, name, true);
    }
}
