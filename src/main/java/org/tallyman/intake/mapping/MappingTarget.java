package org.tallyman.intake.mapping;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tallyman.device.DeviceView;
import org.tallyman.device.mapping.StoredMappings;
import org.tallyman.platform.Link;

/**
 * What a mapping is to read: all that a device sends, or the objects of some devices behind a server of LoRaWAN.
 *
 * @param of a device or a model, as the server calls it; empty for all
 */
record MappingTarget(DeviceView device, String of) {

    private static final String SETTING = "mapping";

    /** Where the profile of the device names its mapping. */
    String setting() {
        return of.isEmpty() ? SETTING : SETTING + "." + StoredMappings.code(of);
    }

    /** The name of its mapping; empty when it has none. */
    Optional<String> mapping() {
        return device.profile().setting(setting());
    }

    /** All that a profile names, by the mappings' names. */
    static Map<String, MappingTarget> all(DeviceView device) {
        return device.profile().settings().entrySet().stream()
                .flatMap(setting -> of(setting.getKey())
                        .map(of -> Map.entry(StoredMappings.code(setting.getValue()), new MappingTarget(device, of))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one));
    }

    private static Stream<String> of(String setting) {
        return setting.equals(SETTING)
                ? Stream.of("")
                : Stream.of(setting)
                        .filter(key -> key.startsWith(SETTING + "."))
                        .map(key -> key.substring(SETTING.length() + 1));
    }

    String address(String page) {
        return Link.to(page)
                .with("device", Long.toString(device.id().value()))
                .with("of", of)
                .toString();
    }
}
