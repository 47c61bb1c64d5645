package org.tallyman.dialect.lorawan;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.lorawan.codec.PayloadCodec;
import org.tallyman.dialect.lorawan.codec.PayloadCodecs;

/**
 * Which codec reads a device's payloads. What the profile of the sender says goes first: {@link Settings}, or {@code
 * model} for all of its devices. Else what the server knows of the device.
 */
final class CodecChoice {

    private static final int WORDS_IN_A_MODEL = 5;
    private static final int SHORTEST_GUESS = 4;

    /** A name is enough when a maker's stands before it. */
    private static final List<String> MAKERS = List.of(
            "abeeway",
            "browan",
            "decentlab",
            "digitalmatter",
            "dragino",
            "elsys",
            "mclimate",
            "milesight",
            "rak",
            "sensative",
            "vutility",
            "yobiiq");

    /** Makers and formats that have one codec for all models. */
    private static final Set<String> WHOLE = Set.of("abeeway", "elsys", "cayennelpp");

    /** Names that others may have for something else, although there is a digit in them. */
    private static final Set<String> COMMON = Set.of("co2sensor", "assettracker2");

    /**
     * A choice.
     *
     * @param codec null when there is none of this name
     * @param own whether people gave it
     */
    record Chosen(String name, @Nullable PayloadCodec codec, boolean own) {}

    private final Profile profile;
    private final PayloadCodecs codecs;

    CodecChoice(Profile profile, PayloadCodecs codecs) {
        this.profile = profile;
        this.codecs = codecs;
    }

    /** Empty when nothing tells the model. */
    Optional<Chosen> of(String device, Uplink uplink) {
        Optional<String> set = Settings.of(profile, "codec", device, uplink).or(() -> profile.setting("model"));
        return set.map(name -> new Chosen(name, codecs.find(name).orElse(null), codecs.isOwn(name)))
                .or(() -> uplink.hints().stream()
                        .flatMap(hint -> guess(hint).stream())
                        .findFirst());
    }

    /** A model's name within a text such as {@code Milesight EM300-TH (EU868)}; the longest is meant. */
    private Optional<Chosen> guess(String hint) {
        String[] words = hint.split("[^A-Za-z0-9]+", -1);
        for (int count = Math.min(WORDS_IN_A_MODEL, words.length); count > 0; count--) {
            for (int from = 0; from + count <= words.length; from++) {
                String name = Words.plain(String.join("", List.of(words).subList(from, from + count)));
                boolean whole = count == words.length && codecs.isOwn(name);
                Optional<PayloadCodec> codec = whole || isUnmistakable(name) ? codecs.find(name) : Optional.empty();
                if (codec.isPresent()) {
                    return Optional.of(new Chosen(name, codec.get(), codecs.isOwn(name)));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Whether a name in a text that people wrote can only be the model: to read another's payload would invent values.
     */
    private static boolean isUnmistakable(String name) {
        boolean numbered =
                name.chars().anyMatch(Character::isDigit) && name.chars().anyMatch(Character::isLetter);
        return WHOLE.contains(name)
                || (numbered && name.length() >= SHORTEST_GUESS && !COMMON.contains(name))
                || MAKERS.stream().anyMatch(maker -> name.startsWith(maker) && name.length() > maker.length());
    }
}
