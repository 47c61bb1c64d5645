package org.tallyman.dialect.tracker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The mobile cells and wireless access points that a device hears, from which a place may be reckoned. */
final class Network {

    private final List<Map<String, Object>> cells = new ArrayList<>();
    private final List<Map<String, Object>> accessPoints = new ArrayList<>();

    void cell(long countryCode, long networkCode, long areaCode, long cellId, @Nullable Long signalStrength) {
        String country = "mobileCountryCode";
        String network = "mobileNetworkCode";
        String area = "locationAreaCode";
        cells.add(
                signalStrength == null
                        ? Map.of(country, countryCode, network, networkCode, area, areaCode, "cellId", cellId)
                        : Map.of(
                                country,
                                countryCode,
                                network,
                                networkCode,
                                area,
                                areaCode,
                                "cellId",
                                cellId,
                                "signalStrength",
                                signalStrength));
    }

    void accessPoint(String macAddress, long signalStrength) {
        accessPoints.add(Map.of("macAddress", macAddress, "signalStrength", signalStrength));
    }

    /** What the attribute {@code network} of a status holds. */
    Map<String, Object> attributes() {
        if (accessPoints.isEmpty()) {
            return Map.of("cellTowers", List.copyOf(cells));
        }
        return cells.isEmpty()
                ? Map.of("wifiAccessPoints", List.copyOf(accessPoints))
                : Map.of("cellTowers", List.copyOf(cells), "wifiAccessPoints", List.copyOf(accessPoints));
    }
}
