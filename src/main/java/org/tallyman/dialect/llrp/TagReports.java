package org.tallyman.dialect.llrp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.ContentIdentity;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Identity;
import org.tallyman.dialect.Observation.TagRead;
import org.tallyman.dialect.Rejection;
import org.tallyman.dialect.TagDetail;
import org.tallyman.ident.Refusal;

/**
 * Tag reads straight from the bytes of an RO_ACCESS_REPORT, without making a message of it first. Parameters that are not
 * listed here are passed over; one of unknown length ends its tag, of which what came before stands.
 */
final class TagReports {

    private static final HexFormat UPPER = HexFormat.of().withUpperCase();
    private static final int TAG_REPORT_DATA = 240;
    private static final int EPC_DATA = 241;

    private static final int ANTENNA_ID = 1;
    private static final int FIRST_SEEN_UTC = 2;
    private static final int FIRST_SEEN_UPTIME = 3;
    private static final int LAST_SEEN_UTC = 4;
    private static final int LAST_SEEN_UPTIME = 5;
    private static final int PEAK_RSSI = 6;
    private static final int TAG_SEEN_COUNT = 8;
    private static final int C1G2_PC = 12;
    private static final int EPC_96 = 13;

    /** Bytes after the first, of parameters without a length, by type; 0 when unknown. */
    private static final int[] LENGTHS = {0, 2, 8, 8, 8, 8, 1, 2, 2, 4, 2, 2, 2, 12, 2, 2, 4, 2, 4, 2, 2};

    private static final long IMPINJ = 25_882;
    private static final int IMPINJ_SERIALIZED_TID = 55;
    private static final int IMPINJ_PHASE = 56;
    private static final int IMPINJ_PEAK_RSSI = 57;
    private static final double IMPINJ_PHASE_UNITS = 4_096;
    private static final long ZEBRA = 161;
    private static final int ZEBRA_PHASE = 709;

    /** A whole turn in sixteen bits; seen on the wire, where the maker does not say. */
    private static final double ZEBRA_PHASE_UNITS = 65_536;

    private static final int EPC_BITS_MAX = 512;
    private static final long UNKNOWN = -1;

    private final byte[] frame;
    private final Instant receivedAt;
    private final Uptime uptime;
    private final List<Element> elements = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();

    private @Nullable String epc;
    private int epcBits;
    private int antenna;
    private long utc;
    private long sinceStart;
    private int rssiCdbm;
    private boolean heard;
    private boolean heardExactly;
    private int count;
    private int pc;
    private @Nullable String tid;
    private double phaseDegrees;

    private TagReports(byte[] frame, Instant receivedAt, Uptime uptime) {
        this.frame = frame;
        this.receivedAt = receivedAt;
        this.uptime = uptime;
    }

    /**
     * Of a whole frame.
     *
     * @param uptime what a reader without a clock counts from
     */
    static Decoding decode(byte[] frame, Instant receivedAt, Uptime uptime) {
        TagReports reports = new TagReports(frame, receivedAt, uptime);
        reports.read();
        return Decoding.of(reports.elements, reports.rejections);
    }

    private void read() {
        int at = LlrpCodec.HEADER;
        while (at < frame.length) {
            int length = lengthAt(at, frame.length);
            if (length == 0) {
                reject(at, "length", "parameter", "a parameter has a header and ends inside the frame");
                return;
            }
            if (typeAt(at) == TAG_REPORT_DATA) {
                readTag(at + 4, at + length);
            }
            at += length;
        }
    }

    private int typeAt(int at) {
        return frame[at] < 0 ? frame[at] & 0x7F : u16(at) & 0x3FF;
    }

    /** With its header; 0 when it does not end before {@code end}, or nobody knows where it does. */
    private int lengthAt(int at, int end) {
        int length;
        if (frame[at] < 0) {
            int type = frame[at] & 0x7F;
            length = type < LENGTHS.length && LENGTHS[type] > 0 ? 1 + LENGTHS[type] : 0;
        } else {
            length = at + 4 <= end ? u16(at + 2) : 0;
            length = length < 4 ? 0 : length;
        }
        return length <= end - at ? length : 0;
    }

    private void readTag(int from, int end) {
        clear();
        int at = from;
        while (at < end) {
            int length = lengthAt(at, end);
            if (length == 0) {
                if (!isUnknown(at)) {
                    reject(at, "length", "TagReportData", "a parameter has a header and ends inside its parent");
                    return;
                }
                break;
            }
            if (frame[at] < 0) {
                readShort(frame[at] & 0x7F, at + 1);
            } else {
                readLong(u16(at) & 0x3FF, at + 4, at + length);
            }
            at += length;
        }
        add(from);
    }

    /** Whether it has no length and a type of a later version of the protocol. */
    private boolean isUnknown(int at) {
        return frame[at] < 0 && (frame[at] & 0x7F) >= LENGTHS.length;
    }

    private void clear() {
        epc = null;
        epcBits = 0;
        antenna = 0;
        utc = UNKNOWN;
        sinceStart = UNKNOWN;
        heard = false;
        heardExactly = false;
        count = 1;
        pc = -1;
        tid = null;
        phaseDegrees = Double.NaN;
    }

    private void readShort(int type, int at) {
        switch (type) {
            case ANTENNA_ID -> antenna = u16(at);
            case FIRST_SEEN_UTC -> utc = utc == UNKNOWN ? u64(at) : utc;
            case LAST_SEEN_UTC -> utc = u64(at);
            case FIRST_SEEN_UPTIME -> sinceStart = sinceStart == UNKNOWN ? u64(at) : sinceStart;
            case LAST_SEEN_UPTIME -> sinceStart = u64(at);
            case PEAK_RSSI -> {
                rssiCdbm = heardExactly ? rssiCdbm : 100 * frame[at];
                heard = true;
            }
            case TAG_SEEN_COUNT -> count = Math.max(1, u16(at));
            case C1G2_PC -> pc = u16(at);
            case EPC_96 -> epc(at, 96);
            default -> {}
        }
    }

    private void readLong(int type, int at, int end) {
        if (type == EPC_DATA && end - at >= 2) {
            int bits = u16(at);
            if ((bits + 7) / 8 <= end - at - 2) {
                epc(at + 2, bits);
            }
        } else if (type == Shape.CUSTOM_TYPE && end - at >= 8) {
            readCustom((long) u16(at) << 16 | u16(at + 2), u16(at + 4) << 16 | u16(at + 6), at + 8, end);
        }
    }

    private void epc(int at, int bits) {
        epcBits = bits;
        epc = UPPER.formatHex(frame, at, at + (Math.min(bits, EPC_BITS_MAX) + 7) / 8);
    }

    private void readCustom(long vendor, int subtype, int at, int end) {
        if (end - at < 2) {
            return;
        }
        if (vendor == IMPINJ) {
            switch (subtype) {
                case IMPINJ_PEAK_RSSI -> {
                    rssiCdbm = (short) u16(at);
                    heard = true;
                    heardExactly = true;
                }
                case IMPINJ_PHASE -> phaseDegrees = 360 * u16(at) / IMPINJ_PHASE_UNITS;
                case IMPINJ_SERIALIZED_TID -> {
                    int words = u16(at);
                    boolean whole = words > 0 && 2 * words <= end - at - 2;
                    tid = whole ? UPPER.formatHex(frame, at + 2, at + 2 + 2 * words) : tid;
                }
                default -> {}
            }
        } else if (vendor == ZEBRA && subtype == ZEBRA_PHASE) {
            phaseDegrees = 360 * (short) u16(at) / ZEBRA_PHASE_UNITS;
        }
    }

    private void add(int from) {
        if (epc == null || epcBits == 0 || epcBits > EPC_BITS_MAX) {
            reject(from, "epc", Integer.toString(epcBits), "a tag report has an EPC of 1 to " + EPC_BITS_MAX + " bits");
            return;
        }
        Instant seen = utc == UNKNOWN ? uptime.at(sinceStart) : Uptime.utc(utc);
        if (utc != UNKNOWN && seen == null) {
            reject(from, "time", Long.toUnsignedString(utc), "microseconds since 1970, before the year 10000");
            return;
        }
        Instant observedAt = seen == null ? receivedAt : seen;
        TagRead read = new TagRead(observedAt, epc, antenna, heard ? (Integer) rssiCdbm : null, count, detail());
        elements.add(new Element(read, null, utc == UNKNOWN ? Identity.NONE : ContentIdentity.of(read)));
    }

    private @Nullable TagDetail detail() {
        boolean phased = !Double.isNaN(phaseDegrees);
        if (pc < 0 && tid == null && !phased) {
            return null;
        }
        String control = pc < 0 ? null : UPPER.toHexDigits((short) pc);
        return new TagDetail(tid, control, null, phased ? (Double) phaseDegrees : null, null, null, null);
    }

    private void reject(int at, String code, String value, String rule) {
        Refusal refusal = new Refusal(code, "RO_ACCESS_REPORT", value, rule);
        rejections.add(new Rejection(elements.size() + rejections.size(), at, refusal));
    }

    private int u16(int at) {
        return (frame[at] & 0xFF) << 8 | (frame[at + 1] & 0xFF);
    }

    private long u64(int at) {
        return (long) u16(at) << 48 | (long) u16(at + 2) << 32 | (long) u16(at + 4) << 16 | u16(at + 6);
    }
}
