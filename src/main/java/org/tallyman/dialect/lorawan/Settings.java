package org.tallyman.dialect.lorawan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Setting;

/**
 * What the profile of a server says of one device: {@code codec.<device>}, then {@code codec.<device profile>}, in which
 * anything but letters and digits may be a dash, then {@code codec} for all of its devices.
 */
public final class Settings {

    /** Those that servers of LoRaWAN have in common. */
    public static final List<Setting> ALL = List.of(
            Setting.text("codec", "names the codec of payloads that the server does not decode"),
            Setting.text("codec.*", "the same for one device (its EUI) or device profile"),
            Setting.text("mapping", "names the mapping of what stands in decoded objects and is not known by its name"),
            Setting.text("mapping.*", "the same for one device or device profile"),
            Setting.text("variables", "what a codec of yours finds in input.variables, such as offset=2, unit=C"),
            Setting.text("variables.*", "the same for one device or device profile"));

    private Settings() {}

    /** Of one device alone; empty where only all have it. */
    static Optional<String> own(Profile profile, String name, String device, Uplink uplink) {
        return setting(profile, name, device)
                .or(() -> uplink.deviceProfile().isEmpty()
                        ? Optional.empty()
                        : setting(profile, name, uplink.deviceProfile()));
    }

    static Optional<String> of(Profile profile, String name, String device, Uplink uplink) {
        return own(profile, name, device, uplink).or(() -> profile.setting(name));
    }

    /** Whether a profile has a setting of this name, or one for some of its devices. */
    static boolean has(Profile profile, String name) {
        return profile.settings().keySet().stream().anyMatch(key -> is(key, name));
    }

    /** Whether a setting is this one, or this one for some devices. */
    static boolean is(String key, String name) {
        return key.equals(name) || key.startsWith(name + ".");
    }

    private static Optional<String> setting(Profile profile, String name, String of) {
        String plain = Words.plain(of);
        String prefix = name + ".";
        for (Map.Entry<String, String> setting : profile.settings().entrySet()) {
            String key = setting.getKey();
            if (key.regionMatches(true, 0, prefix, 0, prefix.length())
                    && Words.plain(key.substring(prefix.length())).equals(plain)) {
                return Optional.of(setting.getValue());
            }
        }
        return Optional.empty();
    }
}
