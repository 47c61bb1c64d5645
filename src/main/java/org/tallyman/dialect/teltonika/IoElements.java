package org.tallyman.dialect.teltonika;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.DeviceModel;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Setting;
import org.tallyman.dialect.SignalKind;
import org.tallyman.dialect.teltonika.Parameter.Alarm;
import org.tallyman.dialect.teltonika.Parameter.Flag;
import org.tallyman.dialect.teltonika.Parameter.Magnet;
import org.tallyman.dialect.teltonika.Parameter.Scaled;
import org.tallyman.dialect.teltonika.Parameter.Sensor;
import org.tallyman.dialect.teltonika.Parameter.Special;
import org.tallyman.dialect.teltonika.Parameter.Whole;
import org.tallyman.dialect.tracker.Report;

/**
 * The I/O elements of fixed width by their numbers, as the parameter lists of a family of devices name and scale them. A
 * number that has another width elsewhere is another element; one that is not listed, or holds the code of a broken sensor, is
 * told as it is: {@code io} and its number.
 */
final class IoElements {

    private static final int NUMBERS = 11_000;
    private static final String[] NAMES = new String[NUMBERS];

    /** Codes from here up say what is wrong with a Bluetooth sensor. */
    private static final int BLUETOOTH_ERROR = 32_765;

    private static final int DALLAS_MAX = 1_250;
    private static final int DALLAS_NOT_READY = 850;
    private static final int HUMIDITY_MAX = 1_000;

    static final Setting FAMILY = Setting.oneOf(
            "family",
            "whose numbers I/O elements have: fm6 of professional trackers (FM63, FMB6, FMC6, FMM6), or fmb of all others; without"
                    + " it by the model",
            "fmb",
            "fm6");

    static final Setting BLE_TEMPERATURE = Setting.oneOf(
            "bleTemperature",
            "what temperatures of Bluetooth sensors (elements 25 to 28) count; hundredths of a degree without it",
            "hundredths",
            "tenths");

    private static final Pattern PROFESSIONAL = Pattern.compile("FM([BCM]6\\d\\d|63\\d\\d)");

    static {
        for (int i = 0; i < NUMBERS; i++) {
            NAMES[i] = "io" + i;
        }
    }

    private static final IoElements FMB = new IoElements().common().fmb(100);
    private static final IoElements FMB_TENTHS = new IoElements().common().fmb(10);
    private static final IoElements FM6 = new IoElements().common().fm6();

    private final @Nullable Parameter[] parameters = new Parameter[NUMBERS];

    private IoElements() {}

    /** Those of a device's family. */
    static IoElements of(Profile profile) {
        boolean professional = profile.setting(FAMILY.name())
                .map("fm6"::equals)
                .orElseGet(() -> PROFESSIONAL
                        .matcher(profile.setting(DeviceModel.SETTING).orElse(""))
                        .matches());
        if (professional) {
            return FM6;
        }
        boolean tenths =
                profile.setting(BLE_TEMPERATURE.name()).filter("tenths"::equals).isPresent();
        return tenths ? FMB_TENTHS : FMB;
    }

    private IoElements common() {
        inputs();
        device();
        alarms();
        return this;
    }

    /** Of the platforms FMB, FMC and FMM, of OBD plugs, and of asset and personal trackers. */
    private IoElements fmb(int bleDivisor) {
        sensors(bleDivisor);
        vehicle();
        tanks();
        put(68, scaled(2, "batteryCurrent", 1_000));
        put(69, new Whole(1, "gnssStatus", false));
        put(200, new Whole(1, "sleepMode", false));
        put(255, new Alarm(1, "overspeed"));
        put(6, scaled(2, "adc2", 1_000));
        put(16, new Whole(4, "odometer", false));
        put(17, new Whole(2, "axisX", true));
        put(18, new Whole(2, "axisY", true));
        put(19, new Whole(2, "axisZ", true));
        put(90, new Special(2));
        put(236, new Alarm(1, "general"));
        put(251, new Alarm(1, "idle"));
        put(252, new Alarm(1, "powerCut"));
        return this;
    }

    /** Of the professional trackers, whose numbers from 79 to 139 are the vehicle's FMS. */
    private IoElements fm6() {
        put(10, scaled(2, "adc2", 1_000));
        put(11, scaled(2, "adc3", 1_000));
        put(245, scaled(2, "adc4", 1_000));
        put(50, new Flag(1, "out3"));
        put(51, new Flag(1, "out4"));
        FmsElements.put(this::put);
        put(216, new Whole(4, "odometer", false));
        put(236, new Whole(2, "axisX", true));
        put(237, new Whole(2, "axisY", true));
        put(238, new Whole(2, "axisZ", true));
        for (int i = 1; i <= 4; i++) {
            put(700 + i, temperature("ble", i, 100));
        }
        return this;
    }

    /** @param value of the width's bytes, unsigned; of eight bytes the highest bit is the sign */
    void tell(Report report, int id, int width, long value) {
        Parameter parameter = id < NUMBERS ? parameters[id] : null;
        if (parameter == null || (parameter.width() != width && parameter.width() != Parameter.ANY_WIDTH)) {
            report.attribute(name(id), value);
            return;
        }
        switch (parameter) {
            case Flag flag -> report.attribute(flag.name(), value > 0);
            case Whole whole -> report.attribute(whole.name(), whole.signed() ? signed(value, width) : value);
            case Alarm alarm -> {
                if (value > 0) {
                    report.alarm(alarm.name());
                }
            }
            case Scaled scaled -> scaled(report, id, scaled, value);
            case Sensor sensor -> {
                double measured = scaled(report, id, sensor.value(), value);
                if (Double.isFinite(measured)) {
                    report.measure(sensor.quantity(), measured, sensor.unit(), sensor.sensor());
                }
            }
            case Magnet magnet -> {
                report.attribute(magnet.name(), value > 0);
                report.signal(SignalKind.DOOR, magnet.sensor(), value == 0);
            }
            case Special ignored -> special(report, id, value);
        }
    }

    /** The value in its unit; not a number when it is none. */
    private static double scaled(Report report, int id, Scaled scaled, long value) {
        long number = scaled.signed() ? signed(value, scaled.width()) : value;
        if (number < scaled.min() || number > scaled.max()) {
            report.attribute(name(id), value);
            return Double.NaN;
        }
        double measured = number / scaled.divisor();
        report.attribute(scaled.name(), measured);
        return measured;
    }

    private static void special(Report report, int id, long value) {
        switch (id) {
            case 72, 73, 74, 75 -> dallas(report, id, (int) value);
            case 78 -> {
                if (value != 0) {
                    report.attribute("driverUniqueId", hex(Long.reverseBytes(value)));
                }
            }
            case 90 -> {
                report.attribute("doors", value);
                report.signal(SignalKind.DOOR, "door", value != 0);
            }
            case 207 -> {
                if (value != 0) {
                    report.attribute("rfid", hex(value));
                }
            }
            case 253 -> driving(report, (int) value);
            default -> report.attribute(name(id), value);
        }
    }

    /** A Dallas sensor's tenths of a degree; 850 before it has measured, and from 2000 up what is wrong with it. */
    private static void dallas(Report report, int id, int value) {
        if (value == DALLAS_NOT_READY || value > DALLAS_MAX) {
            report.attribute(name(id), (long) value);
        } else {
            report.attribute("temp" + (id - 71), value / 10.0);
        }
    }

    private static void driving(Report report, int value) {
        switch (value) {
            case 1 -> report.alarm("hardAcceleration");
            case 2 -> report.alarm("hardBraking");
            case 3 -> report.alarm("hardCornering");
            default -> report.attribute(name(253), value);
        }
    }

    static String name(int id) {
        return id < NUMBERS ? NAMES[id] : "io" + id;
    }

    private static String hex(long value) {
        return String.format(Locale.ROOT, "%016X", value);
    }

    private static long signed(long value, int width) {
        int unused = Long.SIZE - width * Byte.SIZE;
        return value << unused >> unused;
    }

    private void inputs() {
        for (int i = 1; i <= 4; i++) {
            put(i, new Flag(1, "in" + i));
        }
        put(179, new Flag(1, "out1"));
        put(180, new Flag(1, "out2"));
        put(380, new Whole(1, "out3", false));
        put(239, new Flag(1, "ignition"));
        put(240, new Flag(1, "motion"));
        put(662, new Flag(1, "door"));
        put(9, scaled(2, "adc1", 1_000));
    }

    private void device() {
        put(21, new Whole(1, "rssi", false));
        put(66, scaled(2, "power", 1_000));
        put(67, scaled(2, "battery", 1_000));
        put(113, new Scaled(1, "batteryLevel", false, 1, 0, 100));
        put(116, new Flag(1, "charge"));
        put(181, scaled(2, "pdop", 10));
        put(182, scaled(2, "hdop", 10));
        put(199, new Whole(4, "tripOdometer", false));
        put(241, new Whole(4, "operator", false));
        put(78, new Special(8));
        put(207, new Special(8));
        for (int i = 1; i <= 4; i++) {
            put(71 + i, new Special(4));
        }
    }

    private void sensors(int bleDivisor) {
        int[] humidity = {86, 104, 106, 108};
        int[] battery = {29, 20, 22, 23};
        for (int i = 1; i <= 4; i++) {
            put(24 + i, temperature("ble", i, bleDivisor));
            put(humidity[i - 1], humidity("ble", i));
            put(battery[i - 1], new Scaled(1, "bleBattery" + i, false, 1, 0, 100));
            put(10_799 + i, temperature("eye", i, 100));
            put(10_803 + i, humidity("eye", i));
            put(10_807 + i, new Magnet(1, "eyeMagnet" + i, "eye" + i));
            put(10_811 + i, new Flag(1, "eyeMovement" + i));
            put(10_815 + i, new Whole(1, "eyePitch" + i, true));
            put(10_819 + i, new Flag(1, "eyeLowBattery" + i));
            put(10_823 + i, new Scaled(2, "eyeBattery" + i, false, 1_000, 0, 10_000));
            put(10_831 + i, new Whole(2, "eyeRoll" + i, true));
            put(10_835 + i, new Whole(2, "eyeMovementCount" + i, false));
            put(10_839 + i, new Whole(2, "eyeMagnetCount" + i, false));
        }
    }

    /** Of the vehicle's own computers, by OBD and CAN. */
    private void vehicle() {
        put(12, scaled(4, "fuelUsed", 1_000));
        put(13, scaled(2, "fuelConsumption", 100));
        put(30, new Whole(1, "faultCount", false));
        put(31, new Whole(1, "engineLoad", false));
        put(32, new Whole(1, "coolantTemp", true));
        put(35, new Whole(1, "intakePressure", false));
        put(36, new Whole(2, "rpm", false));
        put(37, new Whole(1, "obdSpeed", false));
        put(39, new Whole(1, "intakeTemp", true));
        put(41, new Whole(1, "throttle", false));
        put(48, new Whole(1, "fuelLevel", false));
        put(51, scaled(2, "controlModuleVoltage", 1_000));
        put(53, new Whole(1, "ambientTemp", true));
        put(58, new Whole(1, "oilTemp", true));
        put(60, scaled(2, "fuelConsumption", 100));
        put(81, new Whole(1, "obdSpeed", false));
        put(82, new Whole(1, "throttle", false));
        put(83, scaled(4, "fuelUsed", 10));
        put(84, scaled(2, "fuel", 10));
        put(85, new Whole(2, "rpm", false));
        put(87, new Whole(4, "obdOdometer", false));
        put(89, new Whole(1, "fuelLevel", false));
        put(105, new Whole(4, "obdOdometer", false));
        put(107, scaled(4, "fuelUsed", 10));
        put(110, scaled(2, "fuelConsumption", 10));
        put(111, new Whole(1, "adBlueLevel", false));
        put(112, scaled(2, "adBlue", 10));
        put(114, new Whole(1, "engineLoad", false));
        for (int axle = 1; axle <= 5; axle++) {
            put(117 + axle, new Whole(2, "axleWeight" + axle, false));
        }
        put(160, new Whole(1, "faultCount", false));
        put(115, new Scaled(2, "coolantTemp", true, 10, -600, 1_270));
    }

    /** Levels as the probe counts them, and its temperature: wired probes, and those heard over Bluetooth. */
    private void tanks() {
        int[] wired = {201, 203, 210, 212, 214};
        for (int i = 1; i <= wired.length; i++) {
            put(wired[i - 1], new Whole(2, "fuelProbe" + i, true));
            put(wired[i - 1] + 1, new Whole(1, "fuelTemp" + i, true));
        }
        for (int i = 1; i <= 4; i++) {
            put(266 + 3 * i, new Whole(1, "bleFuelTemp" + i, true));
            put(267 + 3 * i, new Whole(2, "bleFuelProbe" + i, false));
        }
    }

    private void alarms() {
        put(246, new Alarm(1, "tow"));
        put(247, new Alarm(1, "accident"));
        put(249, new Alarm(1, "jamming"));
        put(318, new Alarm(1, "jamming"));
        put(253, new Special(1));
    }

    private static Sensor temperature(String family, int number, int divisor) {
        Scaled value = new Scaled(2, family + "Temp" + number, true, divisor, Short.MIN_VALUE, BLUETOOTH_ERROR - 1);
        return new Sensor(value, "temperature", "Cel", family + number);
    }

    private static Sensor humidity(String family, int number) {
        Scaled value = new Scaled(2, family + "Humidity" + number, false, 10, 0, HUMIDITY_MAX);
        return new Sensor(value, "humidity", "%", family + number);
    }

    private static Scaled scaled(int width, String name, double divisor) {
        return new Scaled(width, name, false, divisor, 0, Long.MAX_VALUE);
    }

    private void put(int id, Parameter parameter) {
        parameters[id] = parameter;
    }
}
