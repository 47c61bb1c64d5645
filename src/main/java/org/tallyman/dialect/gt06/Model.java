package org.tallyman.dialect.gt06;

import java.util.Optional;
import org.tallyman.dialect.DeviceModel;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Setting;

/**
 * What one model means where others mean something else.
 *
 * @param vehicle whether the codes of alarms are those of vehicles, not of assets that someone may take
 * @param percent whether levels of the battery are all percent; else those up to 6 are steps
 */
record Model(Layout layout, boolean vehicle, boolean percent) {

    static final Setting ALARMS = Setting.oneOf(
            "alarms",
            "what the alarms 18 and 19 are: removing and low battery (asset), or accident and hard acceleration (vehicle); asset"
                    + " without it, but for LW models",
            "asset",
            "vehicle");

    static final Setting BATTERY = Setting.oneOf(
            "battery",
            "what levels of the battery count; without it six steps up to 6, and percent beyond",
            "steps",
            "percent");

    /** Types of message that a maker gave a layout of its own. */
    enum Layout {
        ANY,
        LW,
        NT20,
        QH302R,
        R11,
        SEEWORLD,
        VL103
    }

    static Model of(Profile profile) {
        Layout layout = layout(profile.setting(DeviceModel.SETTING).orElse(""));
        Optional<String> alarms = profile.setting(ALARMS.name());
        boolean vehicle = alarms.map("vehicle"::equals).orElse(layout == Layout.LW);
        return new Model(
                layout,
                vehicle,
                profile.setting(BATTERY.name()).filter("percent"::equals).isPresent());
    }

    private static Layout layout(String name) {
        if (name.startsWith("LW")) {
            return Layout.LW;
        }
        return switch (name) {
            case "NT20", "XT40" -> Layout.NT20;
            case "QH302R" -> Layout.QH302R;
            case "R11" -> Layout.R11;
            case "SEEWORLD" -> Layout.SEEWORLD;
            case "VL103" -> Layout.VL103;
            default -> Layout.ANY;
        };
    }
}
