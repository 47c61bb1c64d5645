package org.tallyman.dialect.teltonika;

/** How an element of a number and a width becomes an attribute. */
sealed interface Parameter {

    /** Of an element that means the same however many bytes it has. */
    int ANY_WIDTH = 0;

    int width();

    record Flag(int width, String name) implements Parameter {}

    record Scaled(int width, String name, boolean signed, double divisor, long min, long max) implements Parameter {}

    record Whole(int width, String name, boolean signed) implements Parameter {}

    /** Of a Bluetooth sensor, whose number tells it from others that measure the same. */
    record Sensor(Scaled value, String quantity, String unit, String sensor) implements Parameter {
        @Override
        public int width() {
            return value.width();
        }
    }

    /** A magnet is near an EYE sensor, so that what it is on is shut. */
    record Magnet(int width, String name, String sensor) implements Parameter {}

    record Alarm(int width, String name) implements Parameter {}

    record Special(int width) implements Parameter {}
}
