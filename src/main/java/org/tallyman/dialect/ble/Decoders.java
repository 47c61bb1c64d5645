package org.tallyman.dialect.ble;

import java.util.HashMap;
import java.util.Map;
import org.tallyman.dialect.tracker.ByteCursor;

/** Who reads what, by company and service number of the Bluetooth SIG's assigned numbers. */
final class Decoders {

    private static final Map<Integer, Decoder> COMPANIES = Map.ofEntries(
            Map.entry(0x004C, Beacons::iBeacon),
            Map.entry(0x0059, Moko::nordic),
            Map.entry(0x0077, Laird::decode),
            Map.entry(0x026C, Efento::decode),
            Map.entry(0x03DA, EnOcean::decode),
            Map.entry(0x0499, Ruuvi::decode),
            Map.entry(0x0500, Wiliot::company),
            Map.entry(0x0583, DirAct::decode),
            Map.entry(0x0590, Espruino::decode),
            Map.entry(0x0639, MinewManufacturer::decode),
            Map.entry(0x0757, Ela::decode),
            Map.entry(0x075B, HibouAir::decode),
            Map.entry(0x089A, TeltonikaEye::decode),
            Map.entry(0x0A62, Moko::decode));

    private static final Map<Integer, Decoder> SERVICES = services();

    private Decoders() {}

    private static Map<Integer, Decoder> services() {
        Map<Integer, Decoder> services = new HashMap<>(Gatt.decoders());
        services.put(0x181A, Thermometers::decode);
        services.put(0xFCD2, BtHome::decode);
        services.put(0xFD6F, Beacons::exposureNotification);
        services.put(0xFD94, OpenLocate::decode);
        services.put(0xFDAF, Wiliot::service);
        services.put(0xFE6A, Kontakt::decode);
        services.put(0xFEAA, Eddystone::decode);
        services.put(0xFFE1, MinewService::decode);
        return Map.copyOf(services);
    }

    /** Many companies send AltBeacons, each with its own number. */
    static void manufacturer(int company, ByteCursor data, Advertisement to) {
        if (Beacons.isAltBeacon(data)) {
            Beacons.altBeacon(data, to);
            return;
        }
        Decoder decoder = COMPANIES.get(company);
        if (decoder != null) {
            decoder.decode(data, to);
        }
    }

    static void service(int uuid, ByteCursor data, Advertisement to) {
        Decoder decoder = SERVICES.get(uuid);
        if (decoder != null) {
            decoder.decode(data, to);
        }
    }
}
