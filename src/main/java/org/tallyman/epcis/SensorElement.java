package org.tallyman.epcis;

import java.util.List;

/**
 * Measurements that belong together (EPCIS 2.0, clause 7.3.7).
 *
 * @param metadata {@code sensorMetadata}: device, time, processing; empty when there is none
 * @param reports at least one
 */
public record SensorElement(Json.Members metadata, List<SensorReport> reports, Json.Members extra) {

    public SensorElement {
        reports = List.copyOf(reports);
    }
}
