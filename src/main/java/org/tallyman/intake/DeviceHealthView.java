package org.tallyman.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tallyman.device.DeviceView;
import org.tallyman.dialect.DeviceKind;

/**
 * What a device's line looks like.
 *
 * @param lastSeen when it was heard last
 * @param errors elements that could not be taken
 * @param duplicates elements that had been counted before
 * @param gaps times that the device said that it lost data
 * @param clockOffset how far its clock is behind ours; negative when ahead
 * @param ratePerMinute messages a minute when it was last seen
 * @param longSilence the third longest time that it lately let pass between two messages
 */
public record DeviceHealthView(
        Instant lastSeen,
        long messages,
        long elements,
        long errors,
        long duplicates,
        long gaps,
        Duration clockOffset,
        String state,
        double ratePerMinute,
        Duration longSilence) {

    /** Messages before anything is learned of a rhythm. */
    private static final long LEARNED_FROM = 10;

    /** Networks stumble: a shorter silence than this is none where nobody set an interval. */
    private static final Duration LEARNED_MIN = Duration.ofMinutes(5);

    /**
     * How long a device may be silent.
     *
     * @param learned whether it follows from its own messages; else a person set it
     */
    public record Expected(Duration within, boolean learned) {}

    /** The same, of a device that was heard then at the latest although it told nothing. */
    DeviceHealthView heard(Instant at) {
        return at.isBefore(lastSeen)
                ? this
                : new DeviceHealthView(
                        at,
                        messages,
                        elements,
                        errors,
                        duplicates,
                        gaps,
                        clockOffset,
                        state,
                        ratePerMinute(at),
                        longSilence);
    }

    /** The rate as it is at {@code now}: it fades by half in 42 s of silence. */
    public double ratePerMinute(Instant now) {
        double silentS = Math.max(0, Duration.between(lastSeen, now).toMillis() / 1e3);
        return ratePerMinute * Math.exp(-silentS / 60);
    }

    /**
     * What a person set, else half as long again as its third longest silence lately: a tracker that sleeps every night
     * does so three times. Empty where nothing is known, and for scanners, with which people work when there is work.
     */
    public Optional<Expected> expected(DeviceView device) {
        Integer set = device.expectedIntervalS();
        if (set != null) {
            return Optional.of(new Expected(Duration.ofSeconds(set), false));
        }
        if (messages < LEARNED_FROM || device.kind() == DeviceKind.SCANNER) {
            return Optional.empty();
        }
        Duration within = longSilence.plus(longSilence.dividedBy(2));
        return Optional.of(new Expected(within.compareTo(LEARNED_MIN) < 0 ? LEARNED_MIN : within, true));
    }

    /** Silent for longer than a person expects it to be; never where nobody said. */
    public boolean silent(DeviceView device, Instant now) {
        return device.expectedIntervalS() != null && overdue(device, now);
    }

    /** Silent for longer than is expected of it, by whom or what ever. */
    public boolean overdue(DeviceView device, Instant now) {
        Duration silence = Duration.between(lastSeen, now);
        return device.active()
                && expected(device)
                        .map(expected -> silence.toSeconds() > expected.within().toSeconds())
                        .orElse(false);
    }

    public boolean clockWrong(int toleranceS) {
        return clockOffset.abs().toSeconds() > toleranceS;
    }
}
