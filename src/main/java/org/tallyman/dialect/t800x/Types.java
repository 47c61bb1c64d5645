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
    static final int BLUETOOTH = 0x10;
    static final int NETWORK = 0x11;
    static final int POSITION_2 = 0x13;
    static final int ALARM_2 = 0x14;
    static final int ACCESS_POINTS = 0x15;
    static final int COMMAND = 0x81;

    private Types() {}
}
