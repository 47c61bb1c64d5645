package org.tallyman.dialect.llrp;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a reader can do, as far as setting it up needs to know. What it did not say is 0 or empty.
 *
 * @param manufacturer IANA enterprise number
 * @param inputs how many there are
 * @param country ISO 3166-1 numeric code; 0 when not said
 * @param hops whether it may not stay on one frequency
 * @param hopTable the hop table to name, 0 where it does not hop
 * @param powers transmit powers in hundredths of dBm by their index
 * @param modes identifiers of its radio modes
 * @param holdsReports whether it can keep reports while nobody is connected
 * @param warnsOfFullBuffer whether it can say that its report buffer fills
 */
public record ReaderCapabilities(
        long manufacturer,
        long model,
        String firmware,
        int antennas,
        int inputs,
        int country,
        boolean hops,
        int hopTable,
        Map<Integer, Integer> powers,
        List<Integer> modes,
        boolean holdsReports,
        boolean warnsOfFullBuffer) {

    static final long IMPINJ = 25_882;

    public ReaderCapabilities {
        powers = Map.copyOf(powers);
        modes = List.copyOf(modes);
    }

    /** Of a GET_READER_CAPABILITIES_RESPONSE. */
    public static ReaderCapabilities of(LlrpMessage answer) {
        LlrpPart general = partOf(answer, "GeneralDeviceCapabilities");
        LlrpPart llrp = partOf(answer, "LLRPCapabilities");
        LlrpPart regulatory = partOf(answer, "RegulatoryCapabilities");
        LlrpPart band = partOf(regulatory, "UHFBandCapabilities");
        LlrpPart frequencies = partOf(band, "FrequencyInformation");
        Map<Integer, Integer> powers = new TreeMap<>();
        band.all("TransmitPowerLevelTableEntry")
                .forEach(entry -> powers.put((int) entry.number("Index"), (int) entry.number("TransmitPowerValue")));
        List<Integer> modes = band.all("C1G2UHFRFModeTable").stream()
                .flatMap(table -> table.all("C1G2UHFRFModeTableEntry").stream())
                .map(mode -> (int) mode.number("ModeIdentifier"))
                .toList();
        return new ReaderCapabilities(
                general.number("DeviceManufacturerName"),
                general.number("ModelName"),
                LlrpText.line(general.text("ReaderFirmwareVersion")),
                (int) general.number("MaxNumberOfAntennaSupported"),
                (int) partOf(general, "GPIOCapabilities").number("NumGPIs"),
                (int) regulatory.number("CountryCode"),
                frequencies.is("Hopping"),
                (int) partOf(frequencies, "FrequencyHopTable").number("HopTableID"),
                powers,
                modes,
                llrp.is("SupportsEventAndReportHolding"),
                llrp.is("CanReportBufferFillWarning"));
    }

    private static LlrpPart partOf(LlrpPart part, String name) {
        return part.first(name).orElseGet(() -> PartBuilder.part(name).parameter());
    }

    boolean isImpinj() {
        return manufacturer == IMPINJ;
    }
}
