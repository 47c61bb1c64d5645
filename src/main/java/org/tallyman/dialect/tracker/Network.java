package org.tallyman.dialect.tracker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The mobile cells and wireless access points that a device hears, from which a place may be reckoned. */
final class Network {

    private final List<Map<String, Object>> cells = new ArrayList<>();
    private final List<Map<String, Object>> accessPoints = new ArrayList<>();

    void cell(long countryCode, long networkCode, long areaCode, long cellId, @Nullable Long signalStrength) {
        Map<String, Object> cell = new HashMap<>();
        cell.put("mobileCountryCode", countryCode);
        cell.put("mobileNetworkCode", networkCode);
        cell.put("locationAreaCode", areaCode);
        cell.put("cellId", cellId);
        if (signalStrength != null) {
            cell.put("signalStrength", signalStrength);
        }
        cells.add(Map.copyOf(cell));
    }

    void accessPoint(String macAddress, long signalStrength) {
        accessPoints.add(Map.of("macAddress", macAddress, "signalStrength", signalStrength));
    }

    /** What the attribute {@code network} of a status holds. */
    Map<String, Object> attributes() {
        Map<String, Object> attributes = new HashMap<>();
        if (!cells.isEmpty()) {
            attributes.put("cellTowers", List.copyOf(cells));
        }
        if (!accessPoints.isEmpty()) {
            attributes.put("wifiAccessPoints", List.copyOf(accessPoints));
        }
        return Map.copyOf(attributes);
    }
}
