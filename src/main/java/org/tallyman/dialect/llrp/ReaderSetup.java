package org.tallyman.dialect.llrp;

import static org.tallyman.dialect.llrp.PartBuilder.part;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallyman.dialect.llrp.ReaderProfile.Content;
import org.tallyman.dialect.llrp.ReaderProfile.Trigger;

/** The requests that make a reader read as a profile wants it. */
final class ReaderSetup {

    /** Unlikely to be somebody else's, where others' are not deleted. */
    static final int ROSPEC_ID = 21_569;

    private static final long ALL = 0;
    private static final int POPULATION = 32;
    private static final int SESSION = 1;
    private static final long ZEBRA = 161;

    private final ReaderProfile profile;
    private final ReaderCapabilities reader;
    private final boolean extended;

    /**
     * For one reader.
     *
     * @param extended whether it has agreed to its maker's own additions
     */
    ReaderSetup(ReaderProfile profile, ReaderCapabilities reader, boolean extended) {
        this.profile = profile;
        this.reader = reader;
        this.extended = extended;
    }

    static PartBuilder capabilities() {
        return part("GET_READER_CAPABILITIES").set("RequestedData", "All");
    }

    static PartBuilder configuration() {
        return part("GET_READER_CONFIG").set("RequestedData", "All");
    }

    PartBuilder deleteAccessSpecs() {
        return part("DELETE_ACCESSSPEC").set("AccessSpecID", ALL);
    }

    /** All of them, or what was left of ours. */
    PartBuilder deleteRoSpecs() {
        return part("DELETE_ROSPEC").set("ROSpecID", profile.clearsSpecs() ? ALL : ROSPEC_ID);
    }

    /** What the reader tells unasked, how often it shows that it is there, and that its inputs count. */
    PartBuilder configure() {
        List<PartBuilder> inputs = new ArrayList<>();
        for (int input = 1; input <= reader.inputs(); input++) {
            inputs.add(part("GPIPortCurrentState")
                    .set("GPIPortNum", input)
                    .set("Config", true)
                    .set("State", "Unknown"));
        }
        Optional<PartBuilder> holding = reader.holdsReports()
                ? Optional.of(part("EventsAndReports").set("HoldEventsAndReportsUponReconnect", profile.holdsReports()))
                : Optional.empty();
        PartBuilder events = part("ReaderEventNotificationSpec")
                .add(
                        event("Upon_Hopping_To_Next_Channel", false),
                        event("GPI_Event", true),
                        event("ROSpec_Event", false),
                        event("Report_Buffer_Fill_Warning", reader.warnsOfFullBuffer()),
                        event("Reader_Exception_Event", true),
                        event("AISpec_Event", false),
                        event("Antenna_Event", true));
        PartBuilder keepalive = part("KeepaliveSpec")
                .set("KeepaliveTriggerType", "Periodic")
                .set("PeriodicTriggerValue", profile.keepalive().toMillis());
        return part("SET_READER_CONFIG").add(events, keepalive).add(inputs).add(holding);
    }

    private static PartBuilder event(String type, boolean told) {
        return part("EventNotificationState").set("EventType", type).set("NotificationState", told);
    }

    PartBuilder addRoSpec() {
        PartBuilder inventory = part("InventoryParameterSpec")
                .set("InventoryParameterSpecID", 1)
                .set("ProtocolID", "EPCGlobalClass1Gen2")
                .add(antennaConfiguration());
        List<Integer> antennas = profile.antennas().isEmpty() ? List.of((int) ALL) : profile.antennas();
        PartBuilder antennaInventory = part("AISpec")
                .setNumbers("AntennaIDs", antennas)
                .add(part("AISpecStopTrigger").set("AISpecStopTriggerType", "Null"), inventory);
        return part("ADD_ROSPEC")
                .add(part("ROSpec")
                        .set("ROSpecID", ROSPEC_ID)
                        .set("CurrentState", "Disabled")
                        .add(part("ROBoundarySpec").add(start(), stop()), antennaInventory, report()));
    }

    PartBuilder enableRoSpec() {
        return part("ENABLE_ROSPEC").set("ROSpecID", ROSPEC_ID);
    }

    private PartBuilder start() {
        PartBuilder start = part("ROSpecStartTrigger");
        Trigger trigger = profile.trigger();
        return trigger == null
                ? start.set("ROSpecStartTriggerType", "Immediate")
                : start.set("ROSpecStartTriggerType", "GPI").add(input(trigger, trigger.high(), 0));
    }

    private PartBuilder stop() {
        PartBuilder stop = part("ROSpecStopTrigger");
        Trigger trigger = profile.trigger();
        return trigger == null
                ? stop.set("ROSpecStopTriggerType", "Null")
                : stop.set("ROSpecStopTriggerType", "GPI_With_Timeout")
                        .add(input(trigger, !trigger.high(), trigger.timeout().toMillis()));
    }

    private static PartBuilder input(Trigger trigger, boolean high, long timeoutMs) {
        return part("GPITriggerValue")
                .set("GPIPortNum", trigger.input())
                .set("GPIEvent", high)
                .set("Timeout", timeoutMs);
    }

    /** For all antennas; empty when the profile leaves everything as the reader has it. */
    private Optional<PartBuilder> antennaConfiguration() {
        Optional<PartBuilder> transmitter = Optional.ofNullable(profile.power())
                .map(power -> part("RFTransmitter")
                        .set("HopTableID", reader.hops() ? reader.hopTable() : 0)
                        .set("ChannelIndex", reader.hops() ? 0 : 1)
                        .set("TransmitPower", power));
        Optional<PartBuilder> command = inventoryCommand();
        return transmitter.isEmpty() && command.isEmpty()
                ? Optional.empty()
                : Optional.of(part("AntennaConfiguration")
                        .set("AntennaID", ALL)
                        .add(transmitter)
                        .add(command));
    }

    private Optional<PartBuilder> inventoryCommand() {
        List<PartBuilder> parts = new ArrayList<>();
        if (profile.mode() != null) {
            parts.add(part("C1G2RFControl").set("ModeIndex", profile.mode()));
        }
        if (profile.session() != null || profile.population() != null) {
            parts.add(part("C1G2SingulationControl")
                    .set("Session", profile.session() == null ? SESSION : profile.session())
                    .set("TagPopulation", profile.population() == null ? POPULATION : profile.population()));
        }
        if (profile.searchMode() != null && extended) {
            parts.add(part("ImpinjInventorySearchMode").set("InventorySearchMode", profile.searchMode()));
        }
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(part("C1G2InventoryCommand").add(parts));
    }

    private PartBuilder report() {
        PartBuilder selector = part("TagReportContentSelector")
                .set("EnableAntennaID", has(Content.ANTENNA))
                .set("EnableChannelIndex", has(Content.CHANNEL))
                .set("EnablePeakRSSI", has(Content.RSSI))
                .set("EnableFirstSeenTimestamp", has(Content.FIRSTSEEN))
                .set("EnableLastSeenTimestamp", has(Content.LASTSEEN))
                .set("EnableTagSeenCount", has(Content.COUNT))
                .add(part("C1G2EPCMemorySelector")
                        .set("EnableCRC", has(Content.CRC))
                        .set("EnablePCBits", has(Content.PC)));
        return part("ROReportSpec")
                .set("ROReportTrigger", "Upon_N_Tags_Or_End_Of_AISpec")
                .set("N", profile.reportEvery())
                .add(selector)
                .add(makersContents());
    }

    private Optional<PartBuilder> makersContents() {
        if (extended) {
            return Optional.of(part("ImpinjTagReportContentSelector")
                    .add(
                            part("ImpinjEnableSerializedTID").set("SerializedTIDMode", has(Content.TID)),
                            part("ImpinjEnableRFPhaseAngle").set("RFPhaseAngleMode", has(Content.PHASE)),
                            part("ImpinjEnablePeakRSSI").set("PeakRSSIMode", has(Content.RSSI))));
        }
        boolean zebra = reader.manufacturer() == ZEBRA && profile.usesExtensions() && has(Content.PHASE);
        return zebra ? Optional.of(part("MotoTagReportContentSelector").set("EnablePhase", true)) : Optional.empty();
    }

    private boolean has(Content content) {
        return profile.contents().contains(content);
    }
}
