package org.tallyman.dialect.gt06;

import org.tallyman.dialect.Profile;

/** Models that gave a type of message a meaning of their own. */
enum Model {
    ANY,
    LW,
    NT20,
    QH302R,
    R11,
    SEEWORLD,
    VL103;

    static Model of(Profile profile) {
        String name = profile.setting("model").orElse("");
        if (name.startsWith("LW")) {
            return LW;
        }
        return switch (name) {
            case "NT20", "XT40" -> NT20;
            case "QH302R" -> QH302R;
            case "R11" -> R11;
            case "SEEWORLD" -> SEEWORLD;
            case "VL103" -> VL103;
            default -> ANY;
        };
    }
}
