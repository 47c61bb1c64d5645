package org.tallyman.demo;

import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** The Impinj IoT device interface: an array of events; EPCs in base64url. */
final class ImpinjLanguage implements ReaderLanguage {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String PC_OF_96_BITS = "MAA";

    private final String host;

    ImpinjLanguage(String host) {
        this.host = host;
    }

    @Override
    public String reads(List<Read> reads) {
        return Json.write(reads.stream().map(this::event).toList());
    }

    private Object event(Read read) {
        return Json.object(
                "timestamp",
                read.at().toString(),
                "hostname",
                host,
                "eventType",
                "tagInventory",
                "tagInventoryEvent",
                Json.object(
                        "epc",
                        BASE64.encodeToString(HexFormat.of().parseHex(read.epc())),
                        "pc",
                        PC_OF_96_BITS,
                        "antennaPort",
                        read.antenna(),
                        "peakRssiCdbm",
                        read.rssiCdbm(),
                        "frequency",
                        866_300,
                        "transmitPowerCdbm",
                        3_000));
    }

    /** An empty array is its keep-alive, but says nothing of itself: an antenna event does. */
    @Override
    public String alive(Instant now) {
        return Json.write(List.of(Json.object(
                "timestamp",
                now.toString(),
                "hostname",
                host,
                "eventType",
                "inventoryStatus",
                "inventoryStatusEvent",
                Json.object("inventoryStatus", "running"))));
    }
}
