package org.tallyman.dialect.t800x;

/** Types of message. */
final class Types {

    static final int LOGIN = 0x01;
    static final int POSITION = 0x02;
    static final int HEARTBEAT = 0x03;
    static final int ALARM = 0x04;

    /** Of an asset tracker; of others it is {@link #BEHAVIOUR_BY_SATELLITES}. */
    static final int ASSET_NETWORK = 0x05;

    static final int BEHAVIOUR_BY_SATELLITES = 0x05;
    static final int BEHAVIOUR_BY_ACCELERATION = 0x06;

    /** Of an accident, as the accelerometer felt it. */
    static final int ACCIDENT = 0x07;

    /** From the serial port; of a car with a connector for diagnosis it is {@link #DIAGNOSIS}. */
    static final int SERIAL = 0x09;

    static final int BLUETOOTH = 0x10;
    static final int NETWORK = 0x11;

    /** As {@link #BLUETOOTH}, with the place of the tracker before the tags. */
    static final int BLUETOOTH_WITH_PLACE = 0x12;

    static final int POSITION_2 = 0x13;
    static final int ALARM_2 = 0x14;
    static final int ACCESS_POINTS = 0x15;

    /** As {@link #POSITION} and {@link #ALARM}, with acceleration and rotation behind them. */
    static final int POSITION_WITH_MOTION = 0x16;

    static final int ALARM_WITH_MOTION = 0x18;

    /** What somebody did at a lock. */
    static final int LOCK = 0x17;

    static final int RS485 = 0x21;

    /** What the connector for diagnosis answered. */
    static final int DIAGNOSIS = 0x22;

    static final int ONE_WIRE = 0x23;

    /** As {@link #POSITION} and {@link #ALARM} of an asset tracker, with access points where there is no place. */
    static final int POSITION_OR_ACCESS_POINTS = 0x24;

    static final int ALARM_OR_ACCESS_POINTS = 0x25;

    /** An asset tracker's own temperature, time after time. */
    static final int TEMPERATURES = 0x26;

    /** As {@link #POSITION_2} and {@link #ALARM_2}, with acceleration and rotation behind them. */
    static final int POSITION_2_WITH_MOTION = 0x33;

    static final int ALARM_2_WITH_MOTION = 0x34;

    static final int COMMAND = 0x81;

    private Types() {}

    static boolean hasMotion(int type) {
        return type == POSITION_WITH_MOTION || type == ALARM_WITH_MOTION;
    }

    static boolean mayHaveAccessPoints(int type) {
        return type == POSITION_OR_ACCESS_POINTS || type == ALARM_OR_ACCESS_POINTS;
    }

    /** Of the second layout of vehicles, with more inputs. */
    static boolean isSecond(int type) {
        return type == POSITION_2 || type == ALARM_2 || hasMotionBehindSecond(type);
    }

    static boolean hasMotionBehindSecond(int type) {
        return type == POSITION_2_WITH_MOTION || type == ALARM_2_WITH_MOTION;
    }
}
