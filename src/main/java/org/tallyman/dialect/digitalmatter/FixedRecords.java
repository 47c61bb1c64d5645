package org.tallyman.dialect.digitalmatter;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Decoding.Checksum;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Rejection;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Checksums;
import org.tallyman.dialect.tracker.Report;
import org.tallyman.dialect.tracker.Times;
import org.tallyman.ident.Refusal;

/** Message 10 of older devices: records of 64 bytes, the last two Fletcher's sums of the others. */
final class FixedRecords {

    private static final int LENGTH = 64;
    private static final int SUMMED = 62;
    private static final int ANALOGUES = 5;

    private FixedRecords() {}

    static Checksum decode(
            byte[] bytes,
            Instant receivedAt,
            boolean ignoresChecksum,
            List<Element> elements,
            List<Rejection> rejections) {
        Checksum checksum = Checksum.OK;
        int at = Message.HEADER;
        for (; bytes.length - at >= LENGTH; at += LENGTH) {
            boolean holds = holds(bytes, at);
            if (!holds) {
                checksum = Checksum.BAD;
            }
            if (holds || ignoresChecksum) {
                record(new ByteCursor(bytes, at, at + LENGTH)).elements(receivedAt, elements, rejections);
            } else {
                int said = new ByteCursor(bytes, at + SUMMED, at + LENGTH).u16le();
                int right = Checksums.fletcher8(bytes, at, at + SUMMED);
                rejections.add(new Rejection(
                        elements.size() + rejections.size(),
                        at,
                        Checksums.wrong("Fletcher's sums of its first 62 bytes", said, right, 2)));
            }
        }
        if (at < bytes.length) {
            String left = Integer.toString(bytes.length - at);
            Refusal refusal = new Refusal("record-length", "record", left, "records of 64 bytes, whole");
            rejections.add(new Rejection(elements.size() + rejections.size(), at, refusal));
        }
        return checksum;
    }

    /** Whether a message ends where a record does. */
    static boolean isWhole(byte[] message) {
        return (message.length - Message.HEADER) % LENGTH == 0;
    }

    private static boolean holds(byte[] bytes, int at) {
        int sums = Checksums.fletcher8(bytes, at, at + SUMMED);
        return (bytes[at + SUMMED] & 0xFF) == (sums & 0xFF) && (bytes[at + SUMMED + 1] & 0xFF) == sums >> 8;
    }

    private static Report record(ByteCursor record) {
        Report report = new Report();
        record.skip(1);
        report.attribute("index", record.u32le());
        long packed = record.u32le();
        report.time(time(packed), () -> HexFormat.of().toHexDigits(packed, 8));
        double longitude = record.s32le() / 1e7;
        double latitude = record.s32le() / 1e7;
        report.speedKmh(record.u16le() * Units.KMH_PER_CMPS);
        report.courseDegrees(record.u8() * 2.0);
        report.altitudeM(record.s16le());
        // Accuracies of position and speed, in units that are not published.
        record.skip(3);
        Reasons.tell(record.u8(), report);
        report.valid((record.u8() & 1) != 0);
        report.position(latitude, longitude);
        report.attribute("input", record.u32le());
        report.attribute("output", record.u16le());
        for (int i = 1; i <= ANALOGUES; i++) {
            report.attribute("adc" + i, record.s16le());
        }
        report.attribute("deviceTemp", record.s8());
        // Acceleration along three axes, and a device within reach.
        record.skip(6 + 8);
        report.attribute("pdop", record.u16le() / 100.0);
        return report;
    }

    /** From the lowest bit: year since 2000 in 6 bits, month in 4, day in 5, hour in 5, minute and second in 6. */
    private static @Nullable Instant time(long packed) {
        return Times.utc(
                2000 + bits(packed, 0, 6),
                bits(packed, 6, 4),
                bits(packed, 10, 5),
                bits(packed, 15, 5),
                bits(packed, 20, 6),
                bits(packed, 26, 6));
    }

    private static int bits(long value, int from, int count) {
        return (int) (value >> from) & (1 << count) - 1;
    }
}
