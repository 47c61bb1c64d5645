package org.tallyman.dialect.jt600;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Rejection;
import org.tallyman.dialect.Reply;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Decodings;
import org.tallyman.dialect.tracker.Report;
import org.tallyman.ident.Refusal;

/** A binary message: one or more records, and the number of the message at the end. */
final class BinaryMessage {

    private static final int ID_BYTES = 5;
    private static final int SHORT_RECORD = 27;
    private static final int LONG_RECORD = 34;

    /** From here on a message has more behind its record: fences, IMEI, network. */
    private static final int EXTENDED_VERSION = 0x17;

    /** From here on what wants an answer wants it with its number. */
    private static final int NUMBERED_VERSION = 0x19;

    private BinaryMessage() {}

    static boolean is(byte[] frame) {
        return frame.length > 0 && frame[0] == '$';
    }

    /** With leading zeros and without. */
    static List<String> ids(byte[] frame) {
        String digits = new ByteCursor(frame, 1, frame.length).hex(ID_BYTES);
        if (digits.isEmpty()) {
            return List.of();
        }
        int zeros = 0;
        while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
            zeros++;
        }
        return zeros == 0 ? List.of(digits) : List.of(digits, digits.substring(zeros));
    }

    static Decoding decode(Frame frame) {
        byte[] bytes = frame.payload();
        List<String> ids = ids(bytes);
        if (bytes.length < Header.LONG_LENGTH || Header.frameLength(bytes, 0) != bytes.length) {
            return Decodings.refused(
                    ids, new Refusal("length", "message", bytes.length + " bytes", "as many bytes as its head says"));
        }
        Header header = Header.of(bytes, 0);
        int recordLength = header.isLong() ? LONG_RECORD : SHORT_RECORD;
        int end = bytes.length - 1;
        List<Element> elements = new ArrayList<>();
        List<Rejection> rejections = new ArrayList<>();
        boolean answer = false;
        int at = header.length();
        for (; end - at >= recordLength; at += recordLength) {
            ByteCursor record = new ByteCursor(bytes, at, at + recordLength);
            Report report = new Report();
            Location.time(record, report);
            Location.place(record, header.isLong(), report);
            answer |= header.isLong() ? Records.padlock(record, report) : Records.seal(header.layout(), record, report);
            report.elements(frame.receivedAt(), elements, rejections);
            if (header.version() >= EXTENDED_VERSION) {
                at = end - recordLength;
            }
        }
        if (elements.isEmpty() && rejections.isEmpty()) {
            return Decodings.refused(
                    ids,
                    new Refusal(
                            "length", "message", bytes.length + " bytes", "a record of " + recordLength + " bytes"));
        }
        String text = header.version() < NUMBERED_VERSION ? "(P35)" : "(P69,0," + (bytes[end] & 0xFF) + ")";
        Optional<Reply> reply = Optional.of(Reply.acknowledging(text.getBytes(StandardCharsets.US_ASCII)));
        return new Decoding(elements, rejections, ids, Decoding.Checksum.NONE, answer ? reply : Optional.empty());
    }
}
