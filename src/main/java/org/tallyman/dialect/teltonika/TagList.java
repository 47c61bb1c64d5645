package org.tallyman.dialect.teltonika;

import org.tallyman.dialect.SignalKind;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Report;

/**
 * EYE beacons and sensors, and other Bluetooth tags, that a device hears (elements 548, 10828, 10829, 10831, 11317): after a
 * byte that numbers the part, each is a length and members of a number, a length and a value.
 */
final class TagList {

    private TagList() {}

    static void tell(Report report, ByteCursor list) {
        list.skip(1);
        for (int i = 1; list.remaining() > 0; i++) {
            Tag tag = new Tag(report, "tag" + i);
            ByteCursor members = list.part(list.u8());
            while (members.remaining() > 0) {
                int number = members.u8();
                tag.take(number, members.part(members.u8()));
            }
            tag.tell();
        }
    }

    /** One tag; its name in measurements and signals is its address or identifier. */
    private static final class Tag {

        private final Report report;
        private final String prefix;
        private String name;
        private double celsius = Double.NaN;
        private double humidity = Double.NaN;
        private int magnet = -1;

        Tag(Report report, String prefix) {
            this.report = report;
            this.prefix = prefix;
            this.name = prefix;
        }

        void take(int number, ByteCursor value) {
            if (value.remaining() == 0) {
                return;
            }
            switch (number) {
                case 0 -> put("Rssi", value.s8());
                case 1 -> name("Id", value);
                case 2 -> sensor(value);
                case 5 -> put("Label", LongElements.text(value));
                case 6 -> celsius = value.s16() / 100.0;
                case 7 -> humidity = value.u8();
                case 8 -> magnet = value.u8() > 0 ? 1 : 0;
                case 9 -> put("Motion", value.u8() > 0);
                case 10 -> put("MotionCount", value.u16());
                case 11 -> put("Pitch", value.s8());
                case 12 -> put("AngleRoll", value.s16());
                case 13 -> put("LowBattery", value.u8() > 0);
                case 14 -> put("BatteryVoltage", value.u16() / 1_000.0);
                case 15 -> name("Mac", value);
                default -> put("Member" + number, value.hex(value.remaining()));
            }
        }

        private void name(String member, ByteCursor value) {
            name = value.hex(value.remaining());
            put(member, name);
        }

        /** What an EYE sensor sends of itself: flags that say what follows, in the order of their bits. */
        private void sensor(ByteCursor value) {
            int flags = value.u8();
            if (is(flags, 0)) {
                celsius = value.s16() / 100.0;
            }
            if (is(flags, 1)) {
                humidity = value.u8();
            }
            if (is(flags, 2)) {
                magnet = is(flags, 3) ? 1 : 0;
            }
            if (is(flags, 4)) {
                int count = value.u16();
                put("Motion", (count & 0x8000) != 0);
                put("MotionCount", count & 0x7FFF);
            }
            if (is(flags, 5)) {
                put("Pitch", value.s8());
                put("AngleRoll", value.s16());
            }
            put("LowBattery", is(flags, 6));
            if (is(flags, 7)) {
                put("BatteryVoltage", (2_000 + value.u8() * 10) / 1_000.0);
            }
        }

        void tell() {
            if (!Double.isNaN(celsius)) {
                put("Temperature", celsius);
                report.measure("temperature", celsius, "Cel", name);
            }
            if (!Double.isNaN(humidity)) {
                put("Humidity", humidity);
                report.measure("humidity", humidity, "%", name);
            }
            if (magnet >= 0) {
                put("Magnet", magnet > 0);
                report.signal(SignalKind.DOOR, name, magnet == 0);
            }
        }

        private void put(String member, Object value) {
            report.attribute(prefix + member, value);
        }

        private static boolean is(int flags, int bit) {
            return (flags >> bit & 1) != 0;
        }
    }
}
