package org.tallyman.dialect.globalstar;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.json.InstantText;
import org.tallyman.dialect.tracker.Report;
import org.tallyman.ident.Refusal;

/** A message of a SPOT messenger, as it is pushed and as SPOT's feed has it ("SPOT Shared Page XML Feeds"). */
final class SpotMessage {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,6}(\\.\\d{1,12})?");

    /** What a messenger without a fix says. */
    private static final double NO_FIX = -99_999;

    private SpotMessage() {}

    /** Its number, or else the name that its owner gave it; empty where it has neither. */
    static String device(Map<String, String> message) {
        for (String name : List.of("esn", "messengerId", "esnName", "messengerName")) {
            String device = message.getOrDefault(name, "");
            if (!device.isEmpty()) {
                return device;
            }
        }
        return "";
    }

    static @Nullable Refusal read(Map<String, String> message, Report report) {
        Instant time = time(message);
        if (time == null) {
            return new Refusal(
                    "time",
                    "timestamp",
                    message.getOrDefault("timestamp", ""),
                    "unixTime, timeInGMTSecond or ISO 8601");
        }
        report.time(time);
        double latitude = number(message, "latitude");
        double longitude = number(message, "longitude");
        if (Double.isNaN(latitude) || Double.isNaN(longitude)) {
            String said = message.getOrDefault("latitude", "") + "," + message.getOrDefault("longitude", "");
            if (!said.equals(",")) {
                report.refusePosition(said);
            }
        } else if (latitude != NO_FIX && longitude != NO_FIX) {
            report.position(latitude, longitude);
            report.altitudeM(message.containsKey("altitude") ? number(message, "altitude") : Double.NaN);
        }
        String type = message.getOrDefault("messageType", "");
        if (!type.isEmpty()) {
            report.attribute("event", type);
        }
        if (type.equals("HELP") || type.equals("SOS")) {
            report.alarm("sos");
        }
        if (message.getOrDefault("batteryState", "").equals("LOW")) {
            report.alarm("lowBattery");
        }
        for (String text : List.of("messageDetail", "messageContent")) {
            if (!message.getOrDefault(text, "").isEmpty()) {
                report.attribute("message", message.getOrDefault(text, ""));
            }
        }
        return null;
    }

    private static @Nullable Instant time(Map<String, String> message) {
        for (String name : List.of("unixTime", "timeInGMTSecond")) {
            Instant time = XmlPush.unixTime(message.getOrDefault(name, ""));
            if (time != null) {
                return time;
            }
        }
        for (String name : List.of("timestamp", "dateTime")) {
            Instant time = InstantText.parse(message.getOrDefault(name, ""));
            if (time != null) {
                return time;
            }
        }
        return null;
    }

    /** Not a number where there is none. */
    private static double number(Map<String, String> message, String name) {
        String text = message.getOrDefault(name, "");
        return isNumber(text) ? Double.parseDouble(text) : Double.NaN;
    }

    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }
}
