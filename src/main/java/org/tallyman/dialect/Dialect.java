package org.tallyman.dialect;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tallyman.ident.Refusal;

/** One device language. */
public interface Dialect {

    /** The name in {@code POST /ingest/<name>}, in device registrations and in {@code POST /decode}. */
    String name();

    /** Starts one device's session. A stateless language may answer the same object each time. */
    Session open(Profile profile);

    /** Goes on with a session as {@link Session#context} described it; a stateless language just opens one. */
    default Session resume(Profile profile, String context) {
        return open(profile);
    }

    /**
     * The context of a message that comes now, or of a kept one that is to be read as if it came now: with what people
     * have settled by now in place of what they had.
     */
    default String current(Profile profile, String context) {
        return context;
    }

    /**
     * Whether a frame may take long to read, because what people wrote reads it: a script, or rules of any number. It is
     * then read on no thread that others wait for.
     */
    default boolean takesLong() {
        return false;
    }

    /** A message to try out the way with; empty where a device sends no text over HTTP or MQTT. */
    default Optional<Sample> sample(Instant at) {
        return Optional.empty();
    }

    /** The settings of a profile that it knows, beside {@code model}. */
    default List<Setting> settings() {
        return List.of();
    }

    /** Models that speak it, the usual one first. */
    default List<DeviceModel> models() {
        return List.of();
    }

    /**
     * Whether a sender may be its maker's connector, which speaks for other devices of this language and names them by what they
     * call themselves on lines of their own.
     */
    default boolean namesOthersByIdentifier() {
        return false;
    }

    /**
     * What of a message that comes now a mapping of people's own reads; empty where none does, and in a message that has none.
     *
     * @param of the device or model behind the sender that is meant, however it is written; empty for any
     */
    default Optional<Mappable> mappable(Frame frame, Profile profile, String of) {
        return Optional.empty();
    }

    /** What is wrong with a profile: a setting that it does not know, or a value that it cannot take. */
    default Optional<Refusal> fault(Profile profile) {
        return new TreeMap<>(profile.settings())
                .entrySet().stream()
                        .filter(setting -> !setting.getKey().equals(DeviceModel.SETTING))
                        .flatMap(setting -> fault(setting.getKey(), setting.getValue()).stream())
                        .findFirst();
    }

    /** What a profile names that people keep and that is not there now, such as a mapping that nobody wrote. */
    default Optional<Refusal> missing(Profile profile) {
        return Optional.empty();
    }

    private Optional<Refusal> fault(String key, String value) {
        Optional<Setting> known =
                settings().stream().filter(setting -> setting.names(key)).findFirst();
        if (known.isEmpty()) {
            String names = Stream.concat(
                            Stream.of(DeviceModel.SETTING), settings().stream().map(Setting::name))
                    .sorted()
                    .collect(Collectors.joining(", "));
            return Optional.of(new Refusal("unknown-setting", key, value, "is no setting of " + name() + ": " + names));
        }
        return known.get().broken(value).map(rule -> new Refusal("setting", key, value, rule));
    }
}
