package org.tallyman.intake.outbound;

import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A serial port: {@code serial:/dev/ttyUSB0?baud=9600&bits=8&parity=none&stop=1&flow=none}.
 *
 * @param path of the device file
 * @param baud bits a second, 9600 unless said otherwise
 * @param bits of a character, 5 to 8
 */
record SerialAddress(URI uri, String path, int baud, int bits, Parity parity, Stop stop, Flow flow) {

    static final String SCHEME = "serial";

    static final String RULE =
            "serial:/dev/ttyUSB0?baud=9600&bits=8&parity=none&stop=1&flow=none, of which what is usual"
                    + " may be left out (parity: none, even, odd, mark, space; stop: 1, 1.5, 2; flow: none, rtscts, xonxoff)";

    private static final Set<String> SETTINGS = Set.of("baud", "bits", "parity", "stop", "flow");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,6}");
    private static final int BAUD_DEFAULT = 9_600;
    private static final int BAUD_MAX = 4_000_000;
    private static final int BITS_MIN = 5;
    private static final int BITS_MAX = 8;

    enum Parity {
        NONE,
        EVEN,
        ODD,
        MARK,
        SPACE
    }

    enum Stop {
        ONE("1"),
        ONE_AND_A_HALF("1.5"),
        TWO("2");

        private final String text;

        Stop(String text) {
            this.text = text;
        }
    }

    enum Flow {
        NONE,
        RTSCTS,
        XONXOFF
    }

    /** Empty when it is no such address. */
    static Optional<SerialAddress> of(URI uri) {
        String path = uri.getPath();
        boolean bare = uri.getRawAuthority() == null && uri.getFragment() == null;
        if (!SCHEME.equals(uri.getScheme()) || path == null || !isPlain(path) || !bare) {
            return Optional.empty();
        }
        Map<String, String> settings = settings(uri.getQuery());
        Optional<Integer> baud = number(settings, "baud", BAUD_DEFAULT, 1, BAUD_MAX);
        Optional<Integer> bits = number(settings, "bits", BITS_MAX, BITS_MIN, BITS_MAX);
        Optional<Parity> parity = named(settings, "parity", Parity.values());
        Optional<Flow> flow = named(settings, "flow", Flow.values());
        Optional<Stop> stop = Arrays.stream(Stop.values())
                .filter(each -> each.text.equals(settings.getOrDefault("stop", "1")))
                .findFirst();
        if (!SETTINGS.containsAll(settings.keySet())
                || baud.isEmpty()
                || bits.isEmpty()
                || parity.isEmpty()
                || stop.isEmpty()
                || flow.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SerialAddress(uri, path, baud.get(), bits.get(), parity.get(), stop.get(), flow.get()));
    }

    /** An absolute path that says where it leads: nothing in it goes up, and it names no directory. */
    private static boolean isPlain(String path) {
        return path.startsWith("/")
                && path.chars().noneMatch(c -> c < ' ')
                && Path.of(path).normalize().toString().equals(path);
    }

    private static Map<String, String> settings(@Nullable String query) {
        Map<String, String> settings = new HashMap<>();
        for (String pair : query == null ? new String[0] : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            settings.put(equals < 0 ? pair : pair.substring(0, equals), equals < 0 ? "" : pair.substring(equals + 1));
        }
        return settings;
    }

    private static Optional<Integer> number(Map<String, String> settings, String name, int usual, int min, int max) {
        String text = settings.getOrDefault(name, String.valueOf(usual));
        return NUMBER.matcher(text).matches()
                ? Optional.of(Integer.valueOf(text)).filter(number -> number >= min && number <= max)
                : Optional.empty();
    }

    /** The first where nothing is said. */
    private static <E extends Enum<E>> Optional<E> named(Map<String, String> settings, String name, E[] values) {
        String text = settings.getOrDefault(name, values[0].name());
        return Arrays.stream(values)
                .filter(each -> each.name().equalsIgnoreCase(text))
                .findFirst();
    }

    /** Whether one of the patterns, each a path in which a star stands for a part of a name, allows it. */
    boolean isAllowed(List<String> patterns) {
        return patterns.stream()
                .anyMatch(pattern -> FileSystems.getDefault()
                        .getPathMatcher("glob:" + pattern)
                        .matches(Path.of(path)));
    }
}
