package org.tallyman.dialect.gt06;

import java.util.Locale;
import org.tallyman.dialect.DeviceModel;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Setting;

/**
 * What one model means where others mean something else.
 *
 * @param codes whose codes of alarms it has
 * @param percent whether levels of the battery are all percent; else those up to 6 are steps
 */
record Model(Layout layout, Codes codes, boolean percent) {

    /** Codes of alarms, which makers' series have for something else. */
    enum Codes {
        COMMON,
        LW,
        SEEWORLD,
        VL
    }

    static final Setting ALARMS = Setting.oneOf(
            "alarms",
            "whose codes of alarms: common ones, or those of the series lw, seeworld or vl; without it by the model",
            "common",
            "lw",
            "seeworld",
            "vl");

    static final Setting BATTERY = Setting.oneOf(
            "battery",
            "what levels of the battery count; without it six steps up to 6, and percent beyond",
            "steps",
            "percent");

    /** Types of message that a maker gave a layout of its own. */
    enum Layout {
        ANY,
        LW,
        NT,
        QH302R,
        R11,
        SEEWORLD,
        VL103
    }

    static Model of(Profile profile) {
        Layout layout = layout(profile.setting(DeviceModel.SETTING).orElse(""));
        Codes codes = profile.setting(ALARMS.name())
                .filter(ALARMS.values()::hold)
                .map(word -> Codes.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElseGet(() -> codes(layout, profile));
        boolean percent =
                profile.setting(BATTERY.name()).filter("percent"::equals).isPresent();
        return new Model(layout, codes, percent);
    }

    private static Codes codes(Layout layout, Profile profile) {
        return switch (layout) {
            case LW -> Codes.LW;
            case SEEWORLD -> Codes.SEEWORLD;
            default ->
                switch (profile.setting(DeviceModel.SETTING).orElse("")) {
                    case "VL103", "LL303", "VL512", "G18" -> Codes.VL;
                    default -> Codes.COMMON;
                };
        };
    }

    private static Layout layout(String name) {
        if (name.startsWith("LW")) {
            return Layout.LW;
        }
        return switch (name) {
            case "NT11", "NT20", "NT26", "NT40", "NT46", "VL100", "XT40" -> Layout.NT;
            case "QH302R" -> Layout.QH302R;
            case "R11" -> Layout.R11;
            case "SEEWORLD" -> Layout.SEEWORLD;
            case "VL103" -> Layout.VL103;
            default -> Layout.ANY;
        };
    }
}
