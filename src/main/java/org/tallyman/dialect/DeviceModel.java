package org.tallyman.dialect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A model that people buy, with what a new device of it starts from.
 *
 * @param maker may be empty
 * @param name as its maker writes it, without the maker's name
 * @param settings of its profile beside its name; they are copied, so that a later release changes no device
 * @param expectedIntervalS how often it speaks when it is set up as delivered and asleep; null where that is not known
 */
public record DeviceModel(
        String maker,
        String name,
        DeviceKind kind,
        Map<String, String> settings,
        @Nullable Integer expectedIntervalS) {

    /** The setting that holds the name. */
    public static final String SETTING = "model";

    /** A day and two hours: what wakes up once a day, and takes its time to find a network. */
    private static final int SLEEPER_INTERVAL_S = 93_600;

    public DeviceModel {
        settings = Map.copyOf(settings);
    }

    /** Models of one maker that differ in nothing that matters here. */
    public static Stream<DeviceModel> of(String maker, DeviceKind kind, String... names) {
        return Arrays.stream(names).map(name -> new DeviceModel(maker, name, kind, Map.of(), null));
    }

    /** A tracker that wakes up by itself once a day at least. */
    public static Stream<DeviceModel> sleeping(String maker, String... names) {
        return Arrays.stream(names)
                .map(name -> new DeviceModel(maker, name, DeviceKind.TRACKER, Map.of(), SLEEPER_INTERVAL_S));
    }

    /** The same with a setting of its own. */
    public DeviceModel with(String setting, String value) {
        Map<String, String> more = new HashMap<>(settings);
        more.put(setting, value);
        return new DeviceModel(maker, name, kind, more, expectedIntervalS);
    }

    /** All in one list. */
    @SafeVarargs
    public static List<DeviceModel> list(Stream<DeviceModel>... models) {
        List<DeviceModel> all = new ArrayList<>();
        for (Stream<DeviceModel> some : models) {
            some.forEach(all::add);
        }
        return List.copyOf(all);
    }

    /** Maker and name, as people say it. */
    public String title() {
        return maker.isEmpty() ? name : maker + " " + name;
    }
}
