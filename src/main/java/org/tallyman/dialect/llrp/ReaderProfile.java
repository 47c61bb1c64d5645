package org.tallyman.dialect.llrp;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Profile;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Refusal;

/**
 * How a reader is to read. What is null is left as the reader has it.
 *
 * @param antennas port numbers; empty for all
 * @param power index into the reader's table of transmit powers
 * @param session of the air protocol, 0 to 3
 * @param mode index into the reader's table of radio modes
 * @param population how many tags are expected in the field
 * @param searchMode Impinj's, as the maker numbers them
 * @param contents what a report says of a tag
 * @param reportEvery after how many tags a report is sent
 * @param trigger the input that starts and stops reading; null to read all the time
 * @param keepalive how often the reader shows that it is there
 * @param holdsReports whether the reader keeps reports while nobody is connected, if it can
 * @param clearsSpecs whether what others had set up in the reader is deleted
 * @param usesExtensions whether the maker's own additions are used where the reader has them
 * @param negotiatesVersion whether LLRP 1.1 is spoken with a reader that can
 * @param setsUp whether the reader is told all this; else it is listened to as others have set it up
 */
public record ReaderProfile(
        List<Integer> antennas,
        @Nullable Integer power,
        @Nullable Integer session,
        @Nullable Integer mode,
        @Nullable Integer population,
        @Nullable Integer searchMode,
        Set<Content> contents,
        int reportEvery,
        @Nullable Trigger trigger,
        Duration keepalive,
        boolean holdsReports,
        boolean clearsSpecs,
        boolean usesExtensions,
        boolean negotiatesVersion,
        boolean setsUp) {

    /** What a report may say of a tag. The last two only makers' own additions tell. */
    public enum Content {
        ANTENNA,
        RSSI,
        FIRSTSEEN,
        LASTSEEN,
        COUNT,
        PC,
        CRC,
        CHANNEL,
        PHASE,
        TID
    }

    /**
     * An input that starts reading when it changes, and stops it when it changes back.
     *
     * @param input port number
     * @param high which of its two states starts reading
     * @param timeout after which reading stops all the same; zero for never
     */
    public record Trigger(int input, boolean high, Duration timeout) {}

    /** All antennas all the time, with what tells where and when a tag was. */
    public static final ReaderProfile DEFAULT = new ReaderProfile(
            List.of(),
            null,
            null,
            null,
            null,
            null,
            EnumSet.of(Content.ANTENNA, Content.RSSI, Content.FIRSTSEEN, Content.LASTSEEN, Content.COUNT, Content.PC),
            1,
            null,
            Duration.ofSeconds(15),
            false,
            true,
            true,
            false,
            true);

    private static final int MISSED_KEEPALIVES = 3;

    public ReaderProfile {
        antennas = List.copyOf(antennas);
        contents = Set.copyOf(contents);
    }

    /**
     * By a device's settings: {@code antennas} as {@code 1,2}; the numbers {@code power}, {@code session}, {@code mode},
     * {@code population}, {@code searchMode}, {@code reportEvery}; {@code contents} as {@code antenna,rssi,phase}; {@code
     * triggerInput}, {@code triggerState} ({@code high} or {@code low}) and {@code triggerTimeoutMs}; {@code keepaliveSeconds};
     * and the switches {@code holdReports}, {@code clearSpecs}, {@code extensions}, {@code negotiateVersion} and {@code
     * configure}.
     */
    public static Parsed<ReaderProfile> of(Profile settings) {
        ReaderSettings read = new ReaderSettings(settings);
        Integer input = read.number("triggerInput", 1, 0xFFFF);
        boolean high = read.word("triggerState", List.of("high", "low"), "high").equals("high");
        Duration timeout = Duration.ofMillis(read.number("triggerTimeoutMs", 0, Integer.MAX_VALUE, 0));
        ReaderProfile profile = new ReaderProfile(
                read.numbers("antennas", 1, 0xFFFF),
                read.number("power", 0, 0xFFFF),
                read.number("session", 0, 3),
                read.number("mode", 0, 0xFFFF),
                read.number("population", 0, 0xFFFF),
                read.number("searchMode", 0, 0xFFFF),
                read.contents("contents", DEFAULT.contents),
                read.number("reportEvery", 1, 0xFFFF, DEFAULT.reportEvery),
                input == null ? null : new Trigger(input, high, timeout),
                Duration.ofSeconds(read.number("keepaliveSeconds", 1, 3_600, (int) DEFAULT.keepalive.toSeconds())),
                read.is("holdReports", DEFAULT.holdsReports),
                read.is("clearSpecs", DEFAULT.clearsSpecs),
                read.is("extensions", DEFAULT.usesExtensions),
                read.is("negotiateVersion", DEFAULT.negotiatesVersion),
                read.is("configure", DEFAULT.setsUp));
        return read.result(profile);
    }

    /** After how long without a word the reader is taken for gone. */
    public Duration silenceMax() {
        return keepalive.multipliedBy(MISSED_KEEPALIVES);
    }

    /** What this reader cannot do of it; said here, since readers say it in numbers. */
    Optional<Refusal> fault(ReaderCapabilities reader) {
        for (int antenna : antennas) {
            if (reader.antennas() > 0 && antenna > reader.antennas()) {
                return fault("antennas", antenna, "this reader has antennas 1 to " + reader.antennas());
            }
        }
        if (power != null && !reader.powers().isEmpty() && !reader.powers().containsKey(power)) {
            int highest = reader.powers().keySet().stream()
                    .mapToInt(Integer::intValue)
                    .max()
                    .orElse(0);
            return fault("power", power, "this reader has transmit powers up to index " + highest);
        }
        if (trigger != null && trigger.input > reader.inputs()) {
            return fault("triggerInput", trigger.input, "this reader has " + reader.inputs() + " inputs");
        }
        return Optional.empty();
    }

    private static Optional<Refusal> fault(String setting, int value, String rule) {
        return Optional.of(new Refusal("reader-setting", setting, Integer.toString(value), rule));
    }
}
