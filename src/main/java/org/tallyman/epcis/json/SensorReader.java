package org.tallyman.epcis.json;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.tallyman.epcis.EpcisTime;
import org.tallyman.epcis.Json;
import org.tallyman.epcis.SensorElement;
import org.tallyman.epcis.SensorReport;

/** How: sensor elements, their members kept as written and checked for their kinds. */
final class SensorReader {

    private static final Pattern HEX = Pattern.compile("[A-Fa-f0-9]+");
    private static final Set<String> NUMBERS =
            Set.of("value", "minValue", "maxValue", "meanValue", "sDev", "percRank", "percValue");
    private static final Set<String> TIMES = Set.of("time", "startTime", "endTime");
    private static final Set<String> TEXTS = Set.of(
            "type",
            "exception",
            "deviceID",
            "deviceMetadata",
            "rawData",
            "dataProcessingMethod",
            "bizRules",
            "microorganism",
            "chemicalSubstance",
            "coordinateReferenceSystem",
            "component",
            "stringValue",
            "uriValue",
            "uom");

    private SensorReader() {}

    static List<SensorElement> sensors(Fields event) {
        return event.objects("sensorElementList", SensorReader::sensor);
    }

    private static SensorElement sensor(Fields element) {
        Json.Members metadata = element.members("sensorMetadata");
        checkKinds(metadata, element, "sensorMetadata");
        List<SensorReport> reports = element.objects("sensorReport", SensorReader::report);
        if (reports.isEmpty()) {
            element.fault("sensorReport", "at least one report");
        }
        return new SensorElement(metadata, reports, element.rest());
    }

    private static SensorReport report(Fields fields) {
        fields.required("type");
        Json.Members members = fields.rest();
        checkKinds(members, fields, "");
        return new SensorReport(members);
    }

    private static void checkKinds(Json.Members members, Fields owner, String name) {
        String prefix = name.isEmpty() ? "" : name + "/";
        for (Map.Entry<String, Json> member : members.values().entrySet()) {
            if (!ofItsKind(member.getKey(), member.getValue())) {
                owner.fault(prefix + member.getKey(), "a value of the kind that EPCIS 2.0, clause 7.3.7, gives it");
            }
        }
    }

    private static boolean ofItsKind(String name, Json value) {
        if (NUMBERS.contains(name)) {
            return value instanceof Json.Decimal;
        }
        if (TIMES.contains(name)) {
            return value instanceof Json.Text(String text)
                    && EpcisTime.parse(text).isPresent();
        }
        if (TEXTS.contains(name)) {
            return value instanceof Json.Text;
        }
        return switch (name) {
            case "booleanValue" -> value instanceof Json.Flag;
            case "hexBinaryValue" ->
                value instanceof Json.Text(String text) && HEX.matcher(text).matches();
            default -> true;
        };
    }
}
