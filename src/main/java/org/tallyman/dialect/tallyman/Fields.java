package org.tallyman.dialect.tallyman;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tallyman.dialect.SignalKind;
import org.tallyman.dialect.json.Members;

/** The members of one observation as they come in, before it is known what they make. Reused, so {@link #seen} rules. */
final class Fields {

    static final long DEVICE = 1;
    static final long TIME = 1 << 1;
    static final long ID = 1 << 2;
    static final long EPC = 1 << 3;
    static final long ANTENNA = 1 << 4;
    static final long RSSI = 1 << 5;
    static final long COUNT = 1 << 6;
    static final long TID = 1 << 7;
    static final long PC = 1 << 8;
    static final long FREQUENCY = 1 << 9;
    static final long PHASE = 1 << 10;
    static final long POWER = 1 << 11;
    static final long SEQUENCE = 1 << 12;
    static final long READER = 1 << 13;
    static final long SCAN = 1 << 14;
    static final long SYMBOLOGY = 1 << 15;
    static final long LATITUDE = 1 << 16;
    static final long LONGITUDE = 1 << 17;
    static final long VALID = 1 << 18;
    static final long ALTITUDE = 1 << 19;
    static final long SPEED = 1 << 20;
    static final long COURSE = 1 << 21;
    static final long ACCURACY = 1 << 22;
    static final long QUANTITY = 1 << 23;
    static final long VALUE = 1 << 24;
    static final long UNIT = 1 << 25;
    static final long SENSOR = 1 << 26;
    static final long SIGNAL = 1 << 27;
    static final long NAME = 1 << 28;
    static final long ON = 1 << 29;
    static final long STATUS = 1 << 30;
    static final long ATTRIBUTES = 1L << 31;
    static final long LOST = 1L << 32;
    static final long REASON = 1L << 33;
    static final long READ_POINT = 1L << 34;
    static final long SENT = 1L << 35;

    /** In the order of their bits. */
    private static final String[] NAMES = {
        "device",
        "time",
        "id",
        "epc",
        "antenna",
        "rssi",
        "count",
        "tid",
        "pc",
        "frequency",
        "phase",
        "power",
        "sequence",
        "reader",
        "scan",
        "symbology",
        "latitude",
        "longitude",
        "valid",
        "altitude",
        "speed",
        "course",
        "accuracy",
        "quantity",
        "value",
        "unit",
        "sensor",
        "signal",
        "name",
        "on",
        "status",
        "attributes",
        "lost",
        "reason",
        "readPoint",
        "sent"
    };

    private static final int NAME_LENGTH = 128;
    private static final int EPC_BITS = 496;
    private static final int TID_BITS = 4_096;
    private static final int COUNT_MAX = 1_000_000_000;
    /** From below the Dead Sea's floor to where aircraft and balloons stay below. */
    private static final double ALTITUDE_MIN_M = -12_000;

    private static final double ALTITUDE_MAX_M = 100_000;
    private static final double SPEED_MAX_KMH = 10_000;
    private static final double ACCURACY_MAX_M = 10_000_000;

    long seen;
    String device = "";
    Instant time = Instant.EPOCH;
    Instant sent = Instant.EPOCH;
    String id = "";
    String epc = "";
    int antenna;
    int rssiCdbm;
    int count;
    String tid = "";
    String pc = "";
    int frequencyKHz;
    double phaseDegrees;
    int powerCdbm;
    long sequence;
    String reader = "";
    String scan = "";
    String symbology = "";
    String readPoint = "";
    double latitude;
    double longitude;
    boolean valid;
    double altitudeM;
    double speedKmh;
    double courseDegrees;
    double accuracyM;
    String quantity = "";
    double value;
    String unit = "";
    String sensor = "";
    SignalKind signal = SignalKind.INPUT;
    String name = "";
    boolean on;
    String status = "";
    Map<String, Object> attributes = Map.of();
    long lost;
    String reason = "";

    /** The name of the lowest member of these. */
    static String nameOf(long members) {
        return NAMES[Long.numberOfTrailingZeros(members)];
    }

    /** Names of all members but {@code sent}, which is of the message. */
    static Set<String> observed() {
        return Arrays.stream(NAMES).filter(name -> !name.equals("sent")).collect(Collectors.toUnmodifiableSet());
    }

    /** Members by their names; names that are none are left out. */
    static long of(Set<String> names) {
        long members = 0;
        for (int i = 0; i < NAMES.length; i++) {
            members |= names.contains(NAMES[i]) ? 1L << i : 0;
        }
        return members;
    }

    boolean has(long members) {
        return (seen & members) == members;
    }

    /** Takes the member at hand. */
    void read(Members members) throws IOException {
        seen |= switch (members.name()) {
            case "epc" -> {
                epc = members.hex(EPC_BITS);
                yield EPC;
            }
            case "time" -> {
                time = members.instant();
                yield TIME;
            }
            case "sent" -> {
                sent = members.instant();
                yield SENT;
            }
            case "antenna" -> {
                antenna = (int) members.integer(0, 65_535);
                yield ANTENNA;
            }
            case "rssi" -> {
                rssiCdbm = members.hundredthsOfDbm();
                yield RSSI;
            }
            case "count" -> {
                count = (int) members.integer(1, COUNT_MAX);
                yield COUNT;
            }
            case "device" -> {
                device = members.text(NAME_LENGTH);
                yield DEVICE;
            }
            case "id" -> {
                id = members.text(NAME_LENGTH);
                yield ID;
            }
            case "tid" -> {
                tid = members.hex(TID_BITS);
                yield TID;
            }
            case "pc" -> {
                pc = members.hex(16);
                yield PC;
            }
            case "frequency" -> {
                frequencyKHz = (int) members.integer(1, 10_000_000);
                yield FREQUENCY;
            }
            case "phase" -> {
                phaseDegrees = members.number(-360, 360);
                yield PHASE;
            }
            case "power" -> {
                powerCdbm = members.hundredthsOfDbm();
                yield POWER;
            }
            case "sequence" -> {
                sequence = members.integer(0, Long.MAX_VALUE);
                yield SEQUENCE;
            }
            case "reader" -> {
                reader = members.text(NAME_LENGTH);
                yield READER;
            }
            case "scan" -> {
                scan = members.text(8_192);
                yield SCAN;
            }
            case "readPoint" -> {
                readPoint = members.text(NAME_LENGTH);
                yield READ_POINT;
            }
            case "symbology" -> {
                symbology = members.text(NAME_LENGTH);
                yield SYMBOLOGY;
            }
            default -> readSensed(members);
        };
    }

    private long readSensed(Members members) throws IOException {
        return switch (members.name()) {
            case "latitude" -> {
                latitude = members.number(-90, 90);
                yield LATITUDE;
            }
            case "longitude" -> {
                longitude = members.number(-180, 180);
                yield LONGITUDE;
            }
            case "valid" -> {
                valid = members.bool();
                yield VALID;
            }
            case "altitude" -> {
                altitudeM = members.number(ALTITUDE_MIN_M, ALTITUDE_MAX_M);
                yield ALTITUDE;
            }
            case "speed" -> {
                speedKmh = members.number(0, SPEED_MAX_KMH);
                yield SPEED;
            }
            case "course" -> {
                courseDegrees = members.number(0, 360);
                yield COURSE;
            }
            case "accuracy" -> {
                accuracyM = members.number(0, ACCURACY_MAX_M);
                yield ACCURACY;
            }
            case "quantity" -> {
                quantity = members.text(NAME_LENGTH);
                yield QUANTITY;
            }
            case "value" -> {
                value = members.number(-Double.MAX_VALUE, Double.MAX_VALUE);
                yield VALUE;
            }
            case "unit" -> {
                unit = members.text(NAME_LENGTH);
                yield UNIT;
            }
            case "sensor" -> {
                sensor = members.text(NAME_LENGTH);
                yield SENSOR;
            }
            case "signal" -> {
                signal = signal(members);
                yield SIGNAL;
            }
            case "name" -> {
                name = members.text(NAME_LENGTH);
                yield NAME;
            }
            case "on" -> {
                on = members.bool();
                yield ON;
            }
            case "status" -> {
                status = members.text(NAME_LENGTH);
                yield STATUS;
            }
            case "attributes" -> {
                attributes = members.map();
                yield ATTRIBUTES;
            }
            case "lost" -> {
                lost = members.integer(0, Long.MAX_VALUE);
                yield LOST;
            }
            case "reason" -> {
                reason = members.text(NAME_LENGTH);
                yield REASON;
            }
            default -> {
                members.refuse("unknown-member", "not a member of an observation");
                yield 0;
            }
        };
    }

    private static SignalKind signal(Members members) throws IOException {
        String text = members.text(NAME_LENGTH);
        return switch (text) {
            case "door" -> SignalKind.DOOR;
            case "button" -> SignalKind.BUTTON;
            case "light-beam" -> SignalKind.LIGHT_BEAM;
            case "input" -> SignalKind.INPUT;
            default -> {
                members.refuse("signal", "one of door, button, light-beam, input");
                yield SignalKind.INPUT;
            }
        };
    }
}
