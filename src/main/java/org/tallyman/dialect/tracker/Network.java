package org.tallyman.dialect.tracker;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The mobile cells and wireless access points that a device hears, from which a place may be reckoned; each once, though some
 * devices fill their lists with the one that they have.
 */
final class Network {

    private final Set<Map<String, Object>> cells = new LinkedHashSet<>();
    private final Set<Map<String, Object>> accessPoints = new LinkedHashSet<>();

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

    void accessPoint(String macAddress, @Nullable Long signalStrength) {
        accessPoints.add(
                signalStrength == null
                        ? Map.of("macAddress", macAddress)
                        : Map.of("macAddress", macAddress, "signalStrength", signalStrength));
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
