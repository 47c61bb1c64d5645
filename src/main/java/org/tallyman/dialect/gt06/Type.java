package org.tallyman.dialect.gt06;

import org.jspecify.annotations.Nullable;

/**
 * A type of message.
 *
 * @param minimum how many bytes its body has at least
 * @param reader what tells its body to a report; null when it tells nothing
 */
record Type(int minimum, Answer answer, @Nullable Reader reader) {

    /** Whether and when an answer leaves. */
    enum Answer {
        NEVER,
        AT_ONCE,
        /** Once the message is durable. */
        WHEN_KEPT,
        /** As before, in a frame of the same length of length. */
        WHEN_KEPT_LONG
    }

    /** Tells a body to its report. */
    interface Reader {
        void read(Body body);
    }

    /** From here on, type 19 has more than one cell. */
    private static final int CELLS = 18;

    private static final int SR411 = 41;
    private static final int SL4X = 50;
    private static final Type UNREAD = new Type(0, Answer.NEVER, null);
    private static final Type VOLTAGES = new Type(SR411, Answer.NEVER, Locations::withVoltages);

    private static final Type CELLS_ALARM = new Type(CELLS, Answer.WHEN_KEPT, Networks::cellsAlarm);
    private static final Type SL4X_CELLS = new Type(SL4X, Answer.WHEN_KEPT, Networks::sl4x);

    private static final @Nullable Type[] SHORT = new Type[256];
    private static final @Nullable Type[] LONG = new Type[256];

    static {
        place(0x10, Locations::gps);
        place(0x11, Locations::gpsAndWideCell);
        place(0x12, Locations::gpsAndCell);
        place(0x16, Locations::withStatus);
        place(Message.NETWORK_BY_COUNT, Locations::withCard);
        place(0x1A, Locations::gps);
        place(0x1E, Locations::gps);
        place(0x22, Locations::withReason);
        place(0x25, Locations::withDriver);
        place(0x26, Locations::withStatus);
        place(0x27, Locations::withStatusAndFence);
        place(0x2D, Locations::withReason);
        place(0x31, OtherLocations::sl4x);
        place(0x32, OtherLocations::sl4xStatus);
        place(0x37, Locations::withMembers);
        place(0x39, Locations::withStatusAndMembers);
        put(SHORT, 0x61, Locations.KEYED_SIZE, Answer.WHEN_KEPT, Locations::withKey);
        place(0xA0, Locations::wide);
        place(0xA4, Locations::withStatusAndFence);
        put(SHORT, 0x36, 3, Answer.WHEN_KEPT, Statuses::vehicle);
        put(SHORT, 0xA2, GpsBlock.SIZE, Answer.WHEN_KEPT, Networks::wideWithAccessPointsOrStatus);
        put(SHORT, 0xA3, 4, Answer.WHEN_KEPT, Statuses::fenceOrAsset);
        put(SHORT, 0x34, 6, Answer.NEVER, OtherLocations::x1);

        put(SHORT, 0x13, 3, Answer.AT_ONCE, Statuses::heartbeat);
        put(SHORT, 0x23, 1, Answer.AT_ONCE, Statuses::armed);
        put(SHORT, 0x19, 13, Answer.WHEN_KEPT, Statuses::cell);
        put(SHORT, 0xA5, 20, Answer.WHEN_KEPT, Statuses::wideCell);
        put(SHORT, 0x40, 20, Answer.WHEN_KEPT, BatteryReport::read);
        put(SHORT, 0x94, 2, Answer.NEVER, Infos::voltage);
        put(SHORT, 0x95, 7, Answer.WHEN_KEPT, CameraEvents::read);

        put(SHORT, 0x18, 9, Answer.WHEN_KEPT, Networks::cellsAndAccessPoints);
        put(SHORT, 0x24, 9, Answer.WHEN_KEPT, Networks::countedCells);
        put(SHORT, 0x28, 9, Answer.WHEN_KEPT, Networks::cells);
        put(SHORT, 0x2C, 9, Answer.WHEN_KEPT, Networks::cellsAndAccessPoints);
        put(SHORT, 0x2E, 9, Answer.WHEN_KEPT, Networks::cells);
        put(SHORT, 0x33, 9, Answer.WHEN_KEPT, Networks::sixCellsAndAccessPoints);
        put(SHORT, 0xA1, 9, Answer.WHEN_KEPT, Networks::wideCells);
        put(SHORT, 0xA9, 9, Answer.WHEN_KEPT, Networks::alarm);
        put(SHORT, 0xB2, 36, Answer.WHEN_KEPT, Statuses::clock);
        put(SHORT, 0xF3, 7, Answer.NEVER, Networks::accessPoints);
        put(SHORT, Message.NETWORK_BY_COUNT_2, 7, Answer.NEVER, null);

        put(SHORT, Texts.ANSWER, 5, Answer.WHEN_KEPT, Texts::answer);
        put(SHORT, 0x14, 0, Answer.WHEN_KEPT, null);
        put(SHORT, 0xA7, CellBlock.SIZE, Answer.WHEN_KEPT, Statuses::cellToName);
        put(SHORT, 0x80, 0, Answer.NEVER, null);
        put(SHORT, 0x81, 0, Answer.NEVER, null);
        put(SHORT, 0x82, 0, Answer.NEVER, null);

        put(LONG, Texts.WIDE_ANSWER, 5, Answer.WHEN_KEPT, Texts::wideAnswer);
        put(LONG, 0x32, 9, Answer.WHEN_KEPT_LONG, OtherLocations::alarmPanel);
        put(LONG, 0x33, 9, Answer.WHEN_KEPT_LONG, OtherLocations::alarmPanelAlarm);
        put(LONG, 0x38, GpsBlock.SIZE, Answer.NEVER, Locations::wideWithMembers);
        put(LONG, 0x41, 42, Answer.WHEN_KEPT_LONG, Statuses::media);
        put(LONG, 0x65, 0, Answer.NEVER, null);
        put(LONG, 0x66, 0, Answer.NEVER, null);
        put(LONG, 0x70, 4, Answer.WHEN_KEPT, Modules::read);
        put(LONG, 0x8C, 7, Answer.NEVER, Obd::read);
        put(LONG, 0x94, 1, Answer.NEVER, Infos::read);
        put(LONG, 0x9B, 1, Answer.NEVER, Texts::serialPort);
        put(LONG, 0xF1, 4, Answer.WHEN_KEPT, Statuses::members);
        put(LONG, 0xF2, 4, Answer.WHEN_KEPT, Statuses::peripherals);
    }

    /** Null when it is none that is known; a long frame may have what short ones have. */
    static @Nullable Type of(Message message) {
        Type own = message.isLong() ? LONG[message.type()] : null;
        if (own != null) {
            return own;
        }
        return switch (message.type()) {
            case 0x19 -> {
                if (message.size() < CELLS) {
                    yield SHORT[0x19];
                }
                yield Networks.areCells(message.body()) ? CELLS_ALARM : UNREAD;
            }
            case 0x24 -> message.size() == SR411 ? VOLTAGES : SHORT[0x24];
            case 0x34 -> message.size() == SL4X ? SL4X_CELLS : SHORT[0x34];
            default -> SHORT[message.type()];
        };
    }

    private static void place(int type, Reader reader) {
        put(SHORT, type, GpsBlock.SIZE, Answer.WHEN_KEPT, reader);
    }

    private static void put(@Nullable Type[] table, int type, int minimum, Answer answer, @Nullable Reader reader) {
        table[type] = new Type(minimum, answer, reader);
    }
}
