package org.tallyman.dialect.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallyman.ident.Refusal;

/**
 * A command that a language knows, as people are offered it.
 *
 * @param type as in {@link Command}
 * @param answered whether devices answer it, in a frame that {@link LineDialect#answer} knows
 * @param params what it wants to be told, in order
 */
public record CommandKind(String type, boolean answered, List<Param> params) {

    /** The type of the command that sends its {@code data} as it stands. */
    public static final String CUSTOM = "custom";

    private static final Map<String, String> TITLES = Map.ofEntries(
            Map.entry(CUSTOM, "Send a text as it stands"),
            Map.entry("alarmArm", "Arm the alarm"),
            Map.entry("alarmDisarm", "Disarm the alarm"),
            Map.entry("alarmSos", "Set the emergency alarm"),
            Map.entry("deviceIdentification", "Ask who it is"),
            Map.entry("engineResume", "Let the engine run again"),
            Map.entry("engineStop", "Stop the engine"),
            Map.entry("getDeviceStatus", "Ask for its state"),
            Map.entry("getVersion", "Ask for its version"),
            Map.entry("modeDeepSleep", "Set deep sleep"),
            Map.entry("modePowerSaving", "Set power saving"),
            Map.entry("outputControl", "Switch an output"),
            Map.entry("positionPeriodic", "Report the position at an interval"),
            Map.entry("positionSingle", "Report the position now"),
            Map.entry("positionStop", "Stop reporting the position"),
            Map.entry("powerOff", "Switch it off"),
            Map.entry("rebootDevice", "Restart it"),
            Map.entry("requestPhoto", "Take a picture"),
            Map.entry("sendSms", "Have it send a text message"),
            Map.entry("setConnection", "Have it call another server"),
            Map.entry("setOdometer", "Set its odometer to zero"),
            Map.entry("sosNumber", "Set the number for emergencies"));

    public CommandKind {
        params = List.copyOf(params);
    }

    /** What a parameter holds. */
    public enum Holds {
        /** Printable characters of ASCII. */
        TEXT,
        /** Printable characters of any script. */
        WORDS,
        NUMBER,
        /** {@code true} or {@code false}. */
        YES_NO
    }

    /**
     * One parameter.
     *
     * @param name as in {@link Command}
     * @param title for people
     * @param unit of a number, such as {@code s}; empty when it has none
     * @param min the smallest number, or the fewest characters of a text
     * @param max the largest number, or the most characters
     */
    public record Param(String name, String title, Holds holds, String unit, int min, int max, boolean required) {

        public static Param text(String name, String title, int max) {
            return new Param(name, title, Holds.TEXT, "", 1, max, true);
        }

        public static Param words(String name, String title, int max) {
            return new Param(name, title, Holds.WORDS, "", 1, max, true);
        }

        /** A whole number without a unit. */
        public static Param number(String name, String title, int min, int max) {
            return new Param(name, title, Holds.NUMBER, "", min, max, true);
        }

        /** The interval of reports, {@code frequency}. */
        public static Param interval(int min, int max) {
            return new Param("frequency", "Interval", Holds.NUMBER, "s", min, max, true);
        }

        /** Whether something is to be on, {@code enable}. */
        public static Param enable() {
            return new Param("enable", "On", Holds.YES_NO, "", 0, 0, true);
        }

        public Param optional() {
            return new Param(name, title, holds, unit, min, max, false);
        }

        public boolean isNumber() {
            return holds == Holds.NUMBER;
        }

        public boolean isYesNo() {
            return holds == Holds.YES_NO;
        }

        /** What a number may be, for people. */
        public String hint() {
            return min + " to " + max + (unit.isEmpty() ? "" : " " + unit);
        }

        /** The rule of its values in words. */
        public String rule() {
            return switch (holds) {
                case TEXT -> "is " + min + " to " + max + " printable characters of ASCII";
                case WORDS -> "is " + min + " to " + max + " printable characters";
                case NUMBER -> "is a whole number from " + hint();
                case YES_NO -> "is true or false";
            };
        }

        private boolean hasLength(String value) {
            return value.length() >= min && value.length() <= max;
        }

        private boolean takes(String value) {
            return switch (holds) {
                case TEXT -> hasLength(value) && value.chars().allMatch(c -> c >= ' ' && c <= '~');
                case WORDS -> hasLength(value) && value.codePoints().noneMatch(Character::isISOControl);
                case NUMBER ->
                    value.matches("[0-9]{1,9}") && Integer.parseInt(value) >= min && Integer.parseInt(value) <= max;
                case YES_NO -> value.equals("true") || value.equals("false");
            };
        }
    }

    /** A command that devices answer. */
    public static CommandKind answered(String type, Param... params) {
        return new CommandKind(type, true, List.of(params));
    }

    /** A command on which devices act without a word. */
    public static CommandKind silent(String type, Param... params) {
        return new CommandKind(type, false, List.of(params));
    }

    /** What it does, for people. */
    public String title() {
        return titleOf(type);
    }

    /** What a command of this type does, for people; the type itself when nobody knows it. */
    public static String titleOf(String type) {
        return TITLES.getOrDefault(type, type);
    }

    public static Optional<CommandKind> find(List<CommandKind> kinds, String type) {
        return kinds.stream().filter(kind -> kind.type().equals(type)).findFirst();
    }

    /** What is wrong with parameters, by name: unknown ones, missing ones, and those out of their range. */
    public List<Refusal> check(Map<String, String> given) {
        List<Refusal> wrong = new ArrayList<>();
        for (Map.Entry<String, String> entry : given.entrySet()) {
            if (params.stream().noneMatch(param -> param.name().equals(entry.getKey()))) {
                String known =
                        String.join(", ", params.stream().map(Param::name).toList());
                String rule = "is no parameter of " + type + ", which has " + (known.isEmpty() ? "none" : known);
                wrong.add(new Refusal("unknown", entry.getKey(), entry.getValue(), rule));
            }
        }
        for (Param param : params) {
            String value = given.get(param.name());
            if (value == null && param.required()) {
                wrong.add(new Refusal("missing", param.name(), "", "must be given"));
            } else if (value != null && !param.takes(value)) {
                wrong.add(new Refusal("range", param.name(), value, param.rule()));
            }
        }
        return wrong;
    }
}
