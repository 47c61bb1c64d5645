package org.tallyman.dialect.zebra;

import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Observation.TagRead;
import org.tallyman.dialect.TagDetail;
import org.tallyman.dialect.json.Members;

/** One tag record: the optional members follow the operating mode's {@code tagMetaData}. */
final class TagFields {

    private static final int NAME_LENGTH = 256;
    private static final int EPC_BITS = 496;
    private static final int TID_BITS = 4_096;
    private static final int COUNT_MAX = 1_000_000_000;

    /** Members that are empty where the reader could not read them. */
    private static final Set<String> OPTIONAL = Set.of("TID", "PC", "MAC", "hostName");

    @Nullable
    Instant time;

    @Nullable
    String epc;

    private int antenna;
    private int count = 1;
    private @Nullable Integer rssiCdbm;
    private @Nullable String tid;
    private @Nullable String pc;
    private @Nullable Integer frequencyKHz;
    private @Nullable Double phaseDegrees;
    private @Nullable Long eventNum;
    private @Nullable String mac;
    private @Nullable String hostName;

    /** Takes the member at hand; false when it is no member of a tag record. */
    boolean read(Members members) throws IOException {
        if (members.isBlank() && OPTIONAL.contains(members.name())) {
            return true;
        }
        switch (members.name()) {
            case "idHex" -> epc = members.hex(EPC_BITS);
            case "antenna" -> antenna = (int) members.integer(0, 65_535);
            case "peakRssi" -> rssiCdbm = members.hundredthsOfDbm();
            case "reads" -> count = (int) members.integer(1, COUNT_MAX);
            case "eventNum" -> eventNum = members.integer(0, Long.MAX_VALUE);
            case "TID" -> tid = members.hex(TID_BITS);
            case "PC" -> pc = members.hex(16);
            case "phase" -> phaseDegrees = members.number(-360, 360);
            case "channel" -> frequencyKHz = (int) Math.round(members.number(0, 10_000) * 1_000);
            case "MAC" -> mac = members.text(NAME_LENGTH);
            case "hostName" -> hostName = members.text(NAME_LENGTH);
            case "timestamp" -> time = members.instant();
            case "format", "XPC", "CRC", "USER", "EPC", "userDefined" -> members.skip();
            default -> {
                return false;
            }
        }
        return true;
    }

    @Nullable
    Long eventNum() {
        return eventNum;
    }

    TagRead tagRead(String epc, Instant observedAt) {
        String reader = mac == null ? hostName : mac;
        boolean none = tid == null
                && pc == null
                && frequencyKHz == null
                && phaseDegrees == null
                && eventNum == null
                && reader == null;
        TagDetail detail = none ? null : new TagDetail(tid, pc, frequencyKHz, phaseDegrees, null, eventNum, reader);
        return new TagRead(observedAt, epc, antenna, rssiCdbm, count, detail);
    }
}
