package org.tallyman.dialect;

import org.jspecify.annotations.Nullable;

/**
 * The rarer members of a tag report; null where the reader did not send them.
 *
 * @param tid TID memory bank, upper case hex
 * @param pc protocol control word, upper case hex
 * @param frequencyKHz carrier frequency in kHz
 * @param phaseDegrees phase angle of the answer in degrees
 * @param transmitPowerCdbm transmit power in hundredths of dBm
 * @param sequence the reader's own running number of this report
 * @param reader the reader's name or MAC address as it sent it
 */
public record TagDetail(
        @Nullable String tid,
        @Nullable String pc,
        @Nullable Integer frequencyKHz,
        @Nullable Double phaseDegrees,
        @Nullable Integer transmitPowerCdbm,
        @Nullable Long sequence,
        @Nullable String reader) {}
