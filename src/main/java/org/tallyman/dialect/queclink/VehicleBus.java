package org.tallyman.dialect.queclink;

import org.tallyman.dialect.queclink.BusItem.Kind;
import org.tallyman.dialect.tracker.Fields;
import org.tallyman.dialect.tracker.Report;

/** What a vehicle says of itself on its CAN bus (GTCAN) and by its diagnostic connector (GTOBD). */
final class VehicleBus {

    /** In the order of the report mask's bits, but that engine speed comes before speed. */
    private static final BusItem[] CAN = {
        new BusItem("vin", Kind.TEXT),
        new BusItem("ignition", Kind.YES),
        new BusItem("vehicleOdometer", Kind.HUNDREDS_OF_METRES),
        new BusItem("fuelUsed", Kind.LITRES),
        new BusItem("rpm", Kind.WHOLE),
        new BusItem("obdSpeed", Kind.WHOLE),
        new BusItem("coolantTemp", Kind.WHOLE),
        new BusItem("fuelConsumption", Kind.LITRES_AN_HOUR),
        new BusItem("fuel", Kind.LEVEL),
        new BusItem("range", Kind.HUNDREDS),
        new BusItem("throttle", Kind.WHOLE),
        new BusItem("hours", Kind.HOURS),
        new BusItem("drivingTime", Kind.DECIMAL),
        new BusItem("idleHours", Kind.DECIMAL),
        new BusItem("idleFuelConsumption", Kind.LITRES),
        new BusItem("axleWeight", Kind.WHOLE),
        new BusItem("tachographInfo", Kind.HEX),
        new BusItem("indicators", Kind.HEX),
        new BusItem("lights", Kind.HEX),
        new BusItem("doors", Kind.HEX),
        new BusItem("vehicleOverspeed", Kind.DECIMAL),
        new BusItem("engineOverspeed", Kind.DECIMAL)
    };

    private static final int CAN_EXPANSION = 29;
    private static final int CAN_POSITION = 30;

    /** By bit of the expansion mask, as far as values are kept: those behind are passed over to the position. */
    private static final BusItem[] EXPANSION = {
        new BusItem("adBlue", Kind.LEVEL),
        new BusItem("axleWeight1", Kind.WHOLE),
        new BusItem("axleWeight3", Kind.WHOLE),
        new BusItem("axleWeight4", Kind.WHOLE),
        BusItem.PASSED, // tachograph overspeed
        BusItem.PASSED, // tachograph motion
        BusItem.PASSED, // tachograph direction
        new BusItem("adc1", Kind.THOUSANDTHS),
        BusItem.PASSED, // pedal braking factor
        BusItem.PASSED, // engine braking factor
        BusItem.PASSED, // accelerator kick-downs
        BusItem.PASSED, // effective engine speed
        BusItem.PASSED, // cruise control time
        BusItem.PASSED, // accelerator kick-down time
        BusItem.PASSED, // brake applications
        new BusItem("driver1Card", Kind.TEXT),
        new BusItem("driver2Card", Kind.TEXT),
        new BusItem("driver1Name", Kind.TEXT),
        new BusItem("driver2Name", Kind.TEXT),
        new BusItem("registration", Kind.TEXT)
    };

    private static final BusItem[] OBD = {
        new BusItem("vin", Kind.TEXT),
        BusItem.PASSED, // connected
        BusItem.PASSED, // voltage of the connector
        BusItem.PASSED, // supported parameters
        new BusItem("rpm", Kind.WHOLE),
        new BusItem("obdSpeed", Kind.WHOLE),
        new BusItem("coolantTemp", Kind.WHOLE),
        new BusItem("fuelConsumption", Kind.DECIMAL),
        new BusItem("dtcsClearedDistance", Kind.WHOLE),
        BusItem.PASSED, // distance since the malfunction indicator lit
        new BusItem("malfunction", Kind.YES),
        new BusItem("dtcsNumber", Kind.WHOLE),
        new BusItem("dtcsCodes", Kind.TEXT),
        new BusItem("throttle", Kind.WHOLE),
        new BusItem("engineLoad", Kind.WHOLE),
        new BusItem("fuelLevel", Kind.WHOLE),
        BusItem.PASSED, // protocol
        BusItem.PASSED,
        BusItem.PASSED,
        new BusItem("obdOdometer", Kind.THOUSANDS)
    };

    private VehicleBus() {}

    /** Name, report type, state of the bus, mask of what follows, send time. */
    static void readCan(Sentence sentence, Report report) {
        Fields fields = sentence.fields();
        fields.seek(sentence.body() + 3);
        long mask = fields.hex(fields.next(), 0);
        items(fields, mask, CAN, report);
        fields.skip(Long.bitCount(mask & modelBits(sentence.model())));
        if (has(mask, CAN_EXPANSION)) {
            items(fields, fields.hex(fields.next(), 0), EXPANSION, report);
        }
        int position = has(mask, CAN_POSITION) ? sentence.position(fields.position()) : -1;
        if (position >= 0) {
            report.valid(fields.decimal(position) > 0);
            fields.seek(position);
            PositionBlock.readFix(sentence, report);
            Surroundings.cell(fields, fields.position(), null, report);
        }
    }

    /** Bits between the common items and the expansion, to which some models give values. */
    private static long modelBits(String model) {
        if (model.equals("GV350M")) {
            return 0b111L << 22;
        }
        return model.startsWith("GV35") && model.endsWith("CEU") ? 0b11111L << 23 : 0;
    }

    /** Vehicle number, name, which condition in a GTOSM, report type, mask of what follows, position, mileage, send time. */
    static void readObd(Sentence sentence, Report report) {
        Fields fields = sentence.fields();
        int body = sentence.body();
        if (!fields.isEmpty(body)) {
            report.attribute("vin", fields.text(body));
        }
        fields.seek(body + (sentence.type().equals("OSM") ? 4 : 3));
        items(fields, fields.hex(fields.next(), 0), OBD, report);
        int position = sentence.position(fields.position());
        if (position >= 0) {
            fields.seek(position);
            PositionBlock.read(sentence, report);
            if (fields.position() < sentence.end()) {
                report.number("odometer", fields.decimal(fields.next()) * 1_000);
            }
        }
    }

    private static void items(Fields fields, long mask, BusItem[] items, Report report) {
        for (int bit = 0; bit < items.length; bit++) {
            if (has(mask, bit)) {
                items[bit].read(fields, fields.next(), report);
            }
        }
    }

    private static boolean has(long mask, int bit) {
        return (mask >> bit & 1) != 0;
    }
}
