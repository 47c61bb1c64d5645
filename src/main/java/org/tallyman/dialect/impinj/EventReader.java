package org.tallyman.dialect.impinj;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.ContentIdentity;
import org.tallyman.dialect.Identity;
import org.tallyman.dialect.Observation;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Observation.Gap;
import org.tallyman.dialect.Observation.Signal;
import org.tallyman.dialect.Observation.TagRead;
import org.tallyman.dialect.SignalKind;
import org.tallyman.dialect.TagDetail;
import org.tallyman.dialect.json.ElementSink;
import org.tallyman.dialect.json.Members;
import org.tallyman.dialect.json.ObjectReader;

/** Reads one ReaderEvent. Members that are not listed here are passed over: firmware adds new ones. */
final class EventReader implements ObjectReader {

    private static final int NAME_LENGTH = 256;
    private static final int EPC_BITS = 496;
    private static final int TID_BITS = 4_096;
    private static final int MEMORY_BITS = 32_768;
    private static final int DBM_HUNDREDTHS_MIN = -20_000;
    private static final int DBM_HUNDREDTHS_MAX = 10_000;
    private static final int FREQUENCY_MAX_KHZ = 10_000_000;
    private static final String EVENT = "Event";

    private @Nullable Instant timestamp;
    private @Nullable String hostname;
    private @Nullable String eventType;
    private @Nullable Map<String, Object> event;

    private boolean tag;
    private String epc64 = "";
    private String epcHex = "";
    private @Nullable String tid;
    private @Nullable String pc;
    private int antenna;
    private @Nullable Integer rssiCdbm;
    private @Nullable Integer frequencyKHz;
    private @Nullable Integer powerCdbm;
    private @Nullable Double phaseDegrees;
    private @Nullable Instant lastSeen;

    @Override
    public void read(Members members, ElementSink sink) throws IOException {
        clear();
        while (members.next()) {
            String name = members.name();
            switch (name) {
                case "timestamp" -> timestamp = members.instant();
                case "hostname" -> hostname = members.isBlank() ? null : members.text(NAME_LENGTH);
                case "eventType" -> eventType = members.text(NAME_LENGTH);
                case "tagInventoryEvent" -> readTag(members);
                default -> readOther(name, members);
            }
        }
        Instant time = tag && lastSeen != null ? lastSeen : timestamp;
        Observation observation = observation(members, time == null ? sink.receivedAt() : time);
        if (!members.rejected(sink) && observation != null) {
            sink.add(observation, null, time == null ? Identity.NONE : ContentIdentity.of(observation));
        }
        sink.endElement();
    }

    private void clear() {
        timestamp = null;
        hostname = null;
        eventType = null;
        event = null;
        tag = false;
        epc64 = "";
        epcHex = "";
        tid = null;
        pc = null;
        antenna = 0;
        rssiCdbm = null;
        frequencyKHz = null;
        powerCdbm = null;
        phaseDegrees = null;
        lastSeen = null;
    }

    private void readTag(Members members) throws IOException {
        if (!members.object()) {
            return;
        }
        tag = true;
        while (members.next()) {
            if (members.isBlank()) {
                continue;
            }
            switch (members.name()) {
                case "epc" -> epc64 = members.text(NAME_LENGTH);
                case "epcHex" -> epcHex = members.hex(EPC_BITS);
                case "tidHex" -> tid = members.hex(TID_BITS);
                case "tid" -> tid = tid == null ? base64(members, TID_BITS) : tid;
                case "pc" -> pc = base64(members, 16);
                case "antennaPort" -> antenna = (int) members.integer(0, 65_535);
                case "peakRssiCdbm" -> rssiCdbm = level(members);
                case "frequency" -> frequencyKHz = (int) members.integer(0, FREQUENCY_MAX_KHZ);
                case "transmitPowerCdbm" -> powerCdbm = level(members);
                case "phaseAngle" -> phaseDegrees = members.number(-360, 360);
                case "lastSeenTime" -> lastSeen = members.instant();
                case "tagMemoryData" -> readMemory(members);
                default -> members.skip();
            }
        }
    }

    /** Of the memory that the reader was told to read, the TID is told on; a failed read has empty data. */
    private void readMemory(Members members) throws IOException {
        if (!members.array()) {
            return;
        }
        while (members.nextValue()) {
            if (!members.object()) {
                continue;
            }
            String bank = "";
            String data = null;
            long wordOffset = 0;
            while (members.next()) {
                switch (members.name()) {
                    case "memoryBank" -> bank = members.text(NAME_LENGTH);
                    case "wordOffset" -> wordOffset = members.integer(0, Integer.MAX_VALUE);
                    case "tagDataHex" -> data = members.isBlank() ? null : members.hex(MEMORY_BITS);
                    default -> members.skip();
                }
            }
            if (tid == null && wordOffset == 0 && bank.equals("tid")) {
                tid = data;
            }
        }
    }

    private static int level(Members members) throws IOException {
        return (int) members.integer(DBM_HUNDREDTHS_MIN, DBM_HUNDREDTHS_MAX);
    }

    private static String base64(Members members, int maxBits) throws IOException {
        String hex = Base64Url.toHex(members.text(2 * maxBits / 8));
        return hex == null ? members.refuse("base64", "base64url of at least one byte (RFC 4648 section 5)") : hex;
    }

    private void readOther(String name, Members members) throws IOException {
        if (!name.endsWith(EVENT)) {
            members.skip();
            return;
        }
        event = members.map();
        if (eventType == null) {
            eventType = name.substring(0, name.length() - EVENT.length());
        }
    }

    private @Nullable Observation observation(Members members, Instant time) {
        if (tag) {
            return tagRead(members, time);
        }
        if (eventType == null) {
            members.refuseElement("missing", "eventType", "an event has an eventType");
            return null;
        }
        Map<String, Object> said = event == null ? Map.of() : event;
        return switch (eventType) {
            case "tagInventory" -> {
                members.refuseElement("missing", "tagInventoryEvent", "a tagInventory event has one");
                yield null;
            }
            case "gpiTransition" -> signal(members, time, said);
            case "overflow" -> {
                long lost = said.get("eventsPurged") instanceof Long purged ? Math.max(0, purged) : 0;
                yield new Gap(time, lost, "the reader's event buffer overflowed");
            }
            default -> status(time, eventType, said);
        };
    }

    private @Nullable TagRead tagRead(Members members, Instant time) {
        String epc = epcHex;
        if (epc.isEmpty()) {
            String decoded = epc64.isEmpty() ? null : Base64Url.toHex(epc64);
            if (decoded == null) {
                members.refuseElement("epc", "epc", "epcHex, or epc as base64url of at least one byte, must be there");
                return null;
            }
            epc = decoded;
        }
        if (epc.length() * 4 > EPC_BITS) {
            members.refuseElement("hex-length", "epc", "at most " + EPC_BITS + " bits");
        }
        return new TagRead(time, epc, antenna, rssiCdbm, 1, detail());
    }

    private @Nullable TagDetail detail() {
        boolean none = tid == null
                && pc == null
                && frequencyKHz == null
                && phaseDegrees == null
                && powerCdbm == null
                && hostname == null;
        return none ? null : new TagDetail(tid, pc, frequencyKHz, phaseDegrees, powerCdbm, null, hostname);
    }

    private static @Nullable Signal signal(Members members, Instant time, Map<String, Object> said) {
        Object transition = said.get("transition");
        boolean on = "low-to-high".equals(transition);
        if (!(said.get("gpi") instanceof Long gpi) || !(on || "high-to-low".equals(transition))) {
            members.refuseElement(
                    "gpi", "gpiTransitionEvent", "a gpi number and transition low-to-high or high-to-low");
            return null;
        }
        return new Signal(time, SignalKind.INPUT, "gpi" + gpi, on);
    }

    private DeviceStatus status(Instant time, String state, Map<String, Object> said) {
        Map<String, Object> attributes = new HashMap<>(said);
        if (hostname != null) {
            attributes.put("hostname", hostname);
        }
        return new DeviceStatus(time, state, attributes);
    }
}
