package org.tallyman.dialect.ble;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tallyman.dialect.Conformance;
import org.tallyman.dialect.tracker.ByteCursor;

/** What the library that was recorded reads of each advertisement, beside what we read of it. */
class AdvertConformanceTest {

    private static final double TOLERANCE = 1e-6;

    /** Names of the library and our quantity for them; the library's values are this many times ours. */
    private record Quantity(String name, double factor) {}

    private static final Map<String, Quantity> QUANTITIES = Map.ofEntries(
            quantity("temperature", "temperature"),
            quantity("temperatures", "temperature"),
            quantity("relativeHumidity", "humidity"),
            quantity("pressure", "pressure"),
            quantity("pressures", "pressure"),
            quantity("differentialPressure", "differential-pressure"),
            quantity("batteryPercentage", "battery"),
            quantity("batteryVoltage", "battery-voltage"),
            quantity("acceleration", "acceleration"),
            quantity("angularVelocity", "angular-velocity"),
            quantity("magneticField", "magnetic-field"),
            quantity("illuminance", "illuminance"),
            quantity("luminousFlux", "luminous-flux"),
            quantity("voltage", "voltage"),
            quantity("voltages", "voltage"),
            quantity("amperage", "current"),
            quantity("amperages", "current"),
            quantity("distance", "distance"),
            quantity("speed", "speed"),
            quantity("heading", "heading"),
            quantity("elevation", "elevation"),
            quantity("angleOfRotation", "rotation"),
            quantity("count", "count"),
            quantity("counts", "count"),
            quantity("energy", "energy"),
            quantity("power", "power"),
            quantity("duration", "duration"),
            quantity("durations", "duration"),
            quantity("pm1.0", "pm1.0"),
            quantity("pm2.5", "pm2.5"),
            quantity("pm10", "pm10"),
            quantity("carbonDioxideConcentration", "co2"),
            quantity("volatileOrganicCompoundsConcentration", "tvoc"),
            quantity("ammoniaConcentration", "ammonia"),
            quantity("carbonMonoxideConcentration", "co"),
            quantity("nitrogenDioxideConcentration", "no2"),
            quantity("methaneConcentration", "methane"),
            quantity("soundPressure", "sound"),
            quantity("levelPercentage", "level"),
            quantity("heartRate", "heart-rate"),
            quantity("energyExpended", "energy-expended"),
            quantity("rrIntervals", "rr-interval"),
            quantity("passageCounts", "passages"),
            quantity("numberOfOccupants", "people"),
            quantity("isMotionDetectedCycle", "movements"),
            quantity("nitrogenOxidesIndex", "nox-index"));

    private static final Map<String, String> CONTACTS = Map.ofEntries(
            Map.entry("isContactDetected", "!door"),
            Map.entry("isMotionDetected", "motion"),
            Map.entry("isButtonPressed", "button"),
            Map.entry("isLightDetected", "light"),
            Map.entry("isLiquidDetected", "leak"),
            Map.entry("isSmokeDetected", "smoke"),
            Map.entry("isGasDetected", "gas"),
            Map.entry("isCarbonMonoxideDetected", "carbon-monoxide"),
            Map.entry("isOccupancyDetected", "occupancy"),
            Map.entry("isTamperDetected", "tamper"),
            Map.entry("isMarked", "mark"),
            Map.entry("isBatteryLow", "battery-low"),
            Map.entry("isSensorContactDetected", "skin-contact"),
            Map.entry("isHealthy", "!problem"));

    private static final Map<String, String> ATTRIBUTES = Map.ofEntries(
            Map.entry("measurementPeriodSeconds", "periodSeconds"),
            Map.entry("securitySignature", "signature"),
            Map.entry("firmwareVersion", "version"),
            Map.entry("passageCountsCycle", "cycle"),
            Map.entry("numberOfOccupantsCycle", "cycle"),
            Map.entry("occupancyDetectionCycle", "occupancyCycle"),
            Map.entry("isStationary", "stationary"),
            Map.entry("floorId", "floor"));

    private static Map.Entry<String, Quantity> quantity(String theirs, String ours) {
        return Map.entry(theirs, new Quantity(ours, 1));
    }

    /** Where we are right: by maker and member. */
    private static final Map<String, String> REVIEWED = Map.ofEntries(
            Map.entry(
                    "bthome acceleration",
                    "object 63 is in metres a second squared as object 51 is; the library forgets to make g of it"),
            Map.entry(
                    "bthome volatileOrganicCompoundsConcentration",
                    "micrograms a cubic metre as BTHome has them; how many ppm they are nobody knows without the gas"),
            Map.entry(
                    "efento batteryPercentage",
                    "one bit says whether the battery is good: a signal, and no percentage that nobody measured"),
            Map.entry(
                    "exposurenotification rollingProximityIdentifier",
                    "changes every quarter of an hour so that nobody can follow a person, and is no device of ours"),
            Map.entry("exposurenotification version", "as above"),
            Map.entry(
                    "ruuvi volatileOrganicCompoundsConcentration",
                    "Ruuvi publishes an index without a unit; the library's ppm are its own estimate"),
            Map.entry(
                    "smartsensordevices temperature",
                    "below zero it is a negative number; the library makes 6,550 degrees of it"));

    @Test
    void readsWhatTheLibraryReads() {
        List<String> deviations = new ArrayList<>();
        Map<String, Integer> agreed = new TreeMap<>();
        for (JsonNode record : Conformance.records("readers/ble-adverts.jsonl")) {
            String vendor = record.get("vendor").asText();
            List<String> differences = differences(record).stream()
                    .filter(difference ->
                            !REVIEWED.containsKey(vendor + " " + difference.split(" ", 2)[0]))
                    .toList();
            if (differences.isEmpty()) {
                agreed.merge(vendor, 1, Integer::sum);
            } else {
                deviations.add(vendor + " " + record.get("hex").asText() + " " + differences);
            }
        }
        assertThat(deviations).as("agreed %s", agreed).isEmpty();
    }

    private static List<String> differences(JsonNode record) {
        Advertisement said = decode(record);
        JsonNode expected = record.get("expected");
        List<String> differences = new ArrayList<>();
        if (expected.isNull()) {
            return said.isSilent() && said.beacon() == null && said.powerDbm() == null
                    ? List.of()
                    : List.of("said something");
        }
        expected.properties().forEach(field -> {
            String name = field.getKey();
            if (!name.equals("uri") || isUrl(record, field.getValue())) {
                String ours = ours(name, field.getValue(), said);
                if (!ours.equals("ok")) {
                    differences.add(name + " " + field.getValue() + " is " + ours);
                }
            }
        });
        return differences;
    }

    private static boolean isUrl(JsonNode record, JsonNode uri) {
        return record.get("layer").asText().equals("serviceData")
                && !uri.asText().contains("sniffypedia");
    }

    private static Advertisement decode(JsonNode record) {
        Advertisement said = new Advertisement();
        boolean gatt = record.get("vendor").asText().equals("gatt");
        String hex = gatt ? record.path("key").asText("") : record.get("hex").asText();
        if (hex.equals("null") || hex.equals("FAIL")) {
            return said;
        }
        ByteCursor data = new ByteCursor(HexFormat.of().parseHex(hex));
        if (record.get("layer").asText().equals("manufacturerData")) {
            Decoders.manufacturer(record.get("companyCode").asInt(), data, said);
        } else {
            Decoders.service(service(record), data, said);
        }
        return said;
    }

    private static int service(JsonNode record) {
        return switch (record.get("vendor").asText()) {
            case "gatt" -> Integer.parseInt(record.get("hex").asText(), 16);
            case "hewlettpackardenterprise" -> 0xFD94;
            case "wiliot" -> 0xFDAF;
            default -> Integer.parseInt(record.path("serviceUuid").asText("0"), 16);
        };
    }

    private static String ours(String name, JsonNode theirs, Advertisement said) {
        Quantity quantity = QUANTITIES.get(name);
        if (quantity != null) {
            List<Advertisement.Value> values = said.values().stream()
                    .filter(v -> v.quantity().equals(quantity.name()))
                    .toList();
            return equal(theirs, values) ? "ok" : values.toString();
        }
        String contact = CONTACTS.get(name);
        if (contact != null) {
            boolean not = contact.startsWith("!");
            List<Boolean> states = said.contacts().stream()
                    .filter(c -> c.name().startsWith(not ? contact.substring(1) : contact))
                    .map(c -> c.on() != not)
                    .toList();
            return states.toString()
                            .equals("["
                                    + theirs.toString()
                                            .replaceAll("[\\[\\]]", "")
                                            .replace(",", ", ") + "]")
                    ? "ok"
                    : states.toString();
        }
        return switch (name) {
            case "txPower" -> same(theirs.asInt(), said.powerDbm());
            case "txCount", "txCycle", "recordNumber" -> same(theirs.asLong(), said.sequence());
            case "deviceIds" -> id(theirs.get(0).asText(), said);
            case "uri" -> same(theirs.asText(), said.attributes().get("url"));
            case "position" -> position(theirs, said);
            case "languages" -> same(theirs.get(0).asText(), said.attributes().get("language"));
            case "relay" ->
                same(theirs.get("payload").asText(), said.attributes().get("wiliot"));
            default -> attribute(ATTRIBUTES.getOrDefault(name, name), theirs, said);
        };
    }

    private static boolean equal(JsonNode theirs, List<Advertisement.Value> ours) {
        if (!theirs.isArray()) {
            return ours.size() == 1
                    && Math.abs(theirs.asDouble() - ours.getFirst().value()) < TOLERANCE;
        }
        int at = 0;
        for (int i = 0; i < theirs.size(); i++) {
            if (theirs.get(i).isNull()) {
                continue;
            }
            if (at == ours.size()
                    || Math.abs(theirs.get(i).asDouble() - ours.get(at++).value()) > 1e-3) {
                return false;
            }
        }
        return at == ours.size();
    }

    private static String same(Object theirs, @Nullable Object ours) {
        return String.valueOf(theirs).equals(String.valueOf(ours)) ? "ok" : String.valueOf(ours);
    }

    private static String id(String theirs, Advertisement said) {
        String digits = theirs.replaceAll("/[23]$", "").replace("/", "").toUpperCase(Locale.ROOT);
        List<Object> ours = new ArrayList<>(List.of(
                String.valueOf(said.beacon()),
                String.valueOf(said.ownAddress()),
                String.valueOf(said.attributes().get("id")).toUpperCase(Locale.ROOT),
                String.valueOf(said.attributes().get("instanceId")).toUpperCase(Locale.ROOT)));
        return ours.contains(digits) ? "ok" : ours.toString();
    }

    private static String position(JsonNode theirs, Advertisement said) {
        Advertisement.Position position = said.position();
        if (position == null) {
            return same(
                    theirs.toString(),
                    "[" + said.attributes().get("x") + "," + said.attributes().get("y") + "]");
        }
        boolean equal = Math.abs(position.longitude() - theirs.get(0).asDouble()) < TOLERANCE
                && Math.abs(position.latitude() - theirs.get(1).asDouble()) < TOLERANCE;
        return equal ? "ok" : position.toString();
    }

    private static String attribute(String name, JsonNode theirs, Advertisement said) {
        Object ours = said.attributes().get(name);
        if (theirs.isObject() && ours instanceof Map<?, ?> map) {
            for (Map.Entry<String, JsonNode> member : theirs.properties()) {
                if (!member.getValue().asText().equals(String.valueOf(map.get(member.getKey())))) {
                    return map.toString();
                }
            }
            return "ok";
        }
        return same(theirs.asText(), ours);
    }
}
