package org.tallyman.dialect.queclink;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.tracker.Fields;

/**
 * A report as text: {@code +RESP:GT} and three letters, protocol version, unique id, what the report has to say, send time,
 * count number.
 *
 * @param head {@code +RESP}, {@code +BUFF} for one that waited in the device's memory, or {@code +ACK} to a command
 * @param old of the first generation (GL100, GT300), without protocol version, where the IMEI stands instead
 * @param body the first field of what the report has to say, mostly the device's name
 * @param end the field behind the last of it, where the send time stands
 */
record Sentence(
        Fields fields, String head, String type, List<String> ids, String model, boolean old, int body, int end) {

    private static final int IMEI_DIGITS = 15;
    private static final int VEHICLE_NUMBER_LENGTH = 17;

    /** Null for what is no report. */
    static @Nullable Sentence read(byte[] frame, Profile profile) {
        int length = length(frame);
        Fields fields = new Fields(frame, 0, length, ',');
        String name = fields.length(0) > 16 ? "" : fields.text(0);
        int colon = name.indexOf(":GT");
        if (colon < 0 || name.length() != colon + 6 || fields.count() < 4) {
            return null;
        }
        boolean old = fields.length(1) == IMEI_DIGITS && fields.isDigits(1);
        String model = old ? "" : Models.of(profile, fields.text(1));
        return new Sentence(
                fields,
                name.substring(0, colon),
                name.substring(colon + 3),
                ids(fields, old),
                model,
                old,
                old ? 2 : 3,
                fields.count() - (old ? 3 : 2));
    }

    private static List<String> ids(Fields fields, boolean old) {
        List<String> ids = new ArrayList<>(2);
        if (old) {
            ids.add(fields.text(1));
        }
        if (!fields.isEmpty(2)) {
            ids.add(fields.text(2));
        }
        return ids;
    }

    /** Without what ends a report on the line: a dollar sign or a zero byte. */
    private static int length(byte[] frame) {
        int length = frame.length;
        while (length > 0 && (frame[length - 1] == '$' || (frame[length - 1] & 0xFF) <= ' ')) {
            length--;
        }
        return length;
    }

    boolean isAcknowledgement() {
        return head.equals("+ACK");
    }

    /** Whether there are fields for a send time and a count number, which the answer to a command need not have. */
    boolean isWhole() {
        return isAcknowledgement() || end >= body;
    }

    boolean isBuffered() {
        return head.equals("+BUFF");
    }

    /** Whether the vehicle's number stands before the device's name, and all else one field further on. */
    boolean hasVehicleNumber() {
        return isVehicleNumber(body) || model.startsWith("GV500");
    }

    boolean isVehicleNumber(int field) {
        for (int i = 0; i < fields.length(field); i++) {
            char c = fields.at(field, i);
            if ((c < '0' || c > '9') && (c < 'A' || c > 'Z')) {
                return false;
            }
        }
        return fields.length(field) == VEHICLE_NUMBER_LENGTH;
    }

    String countNumber() {
        return fields.text(fields.count() - 1);
    }

    /**
     * The first field of the first position at or after one: GPS accuracy, speed, azimuth, altitude, then the longitude
     * and latitude with six decimals and the time by which it is found; -1 if there is none.
     */
    int position(int from) {
        for (int field = from + 4; field + 2 <= end; field++) {
            if (fields.length(field + 2) == 14
                    && isCoordinate(field)
                    && isCoordinate(field + 1)
                    && fields.isDigits(field + 2)) {
                return field - 4;
            }
        }
        return -1;
    }

    private boolean isCoordinate(int field) {
        int length = fields.length(field);
        return length >= 8 && length <= 11 && fields.at(field, length - 7) == '.';
    }
}
