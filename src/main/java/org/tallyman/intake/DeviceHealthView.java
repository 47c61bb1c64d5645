package org.tallyman.intake;

import java.time.Duration;
import java.time.Instant;
import org.tallyman.device.DeviceView;

/**
 * What a device's line looks like.
 *
 * @param errors elements that could not be taken
 * @param duplicates elements that had been counted before
 * @param gaps times that the device said that it lost data
 * @param clockOffset how far its clock is behind ours; negative when ahead
 * @param ratePerMinute messages a minute when it was last seen
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
        double ratePerMinute) {

    /** The rate as it is at {@code now}: it fades by half in 42 s of silence. */
    public double ratePerMinute(Instant now) {
        double silentS = Math.max(0, Duration.between(lastSeen, now).toMillis() / 1e3);
        return ratePerMinute * Math.exp(-silentS / 60);
    }

    /** Silent for longer than the device is expected to be; never where silence means nothing. */
    public boolean silent(DeviceView device, Instant now) {
        Integer expected = device.expectedIntervalS();
        return device.active()
                && expected != null
                && Duration.between(lastSeen, now).toSeconds() > expected;
    }

    public boolean clockWrong(int toleranceS) {
        return clockOffset.abs().toSeconds() > toleranceS;
    }
}
