package org.tallyman.dialect.llrp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tallyman.dialect.Observation;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Observation.Signal;
import org.tallyman.dialect.SignalKind;

/** What a reader answers when it is asked what it is, how it is set up, or to do something. */
final class ReaderFacts {

    private static final int EUI_64 = 16;

    private ReaderFacts() {}

    /** What a reader says of itself and of its inputs, or that it refused; empty when there is nothing to tell. */
    static List<Observation> of(LlrpMessage answer, Instant receivedAt) {
        List<Observation> facts = new ArrayList<>();
        status(answer, receivedAt).ifPresent(facts::add);
        if (answer.name().equals("GET_READER_CONFIG_RESPONSE")) {
            // An input that does not change tells nothing unasked.
            answer.all("GPIPortCurrentState").stream()
                    .filter(input -> input.is("Config"))
                    .filter(input -> List.of("High", "Low").contains(input.word("State")))
                    .map(input -> new Signal(
                            receivedAt,
                            SignalKind.INPUT,
                            "gpi" + input.number("GPIPortNum"),
                            input.word("State").equals("High")))
                    .forEach(facts::add);
        }
        return facts;
    }

    private static Optional<DeviceStatus> status(LlrpMessage answer, Instant receivedAt) {
        Optional<String> refused = StatusText.refusal(answer);
        if (refused.isPresent()) {
            Map<String, Object> attributes = Map.of("message", answer.name(), "reason", refused.get());
            return Optional.of(new DeviceStatus(receivedAt, "the reader refused a request", attributes));
        }
        return switch (answer.name()) {
            case "GET_READER_CAPABILITIES_RESPONSE" ->
                Optional.of(new DeviceStatus(receivedAt, "capabilities", capabilities(answer)));
            case "GET_READER_CONFIG_RESPONSE" ->
                Optional.of(new DeviceStatus(receivedAt, "configuration", configuration(answer)));
            default -> Optional.empty();
        };
    }

    private static Map<String, Object> capabilities(LlrpMessage answer) {
        ReaderCapabilities reader = ReaderCapabilities.of(answer);
        Map<String, Object> attributes = new TreeMap<>();
        attributes.put("manufacturer", reader.manufacturer());
        attributes.put("model", reader.model());
        attributes.put("firmware", reader.firmware());
        attributes.put("antennas", reader.antennas());
        attributes.put("inputs", reader.inputs());
        attributes.put("country", reader.country());
        answer.first("ImpinjDetailedVersion").ifPresent(version -> {
            attributes.put("modelName", LlrpText.line(version.text("ModelName")));
            attributes.put("serialNumber", LlrpText.line(version.text("SerialNumber")));
        });
        return attributes;
    }

    private static Map<String, Object> configuration(LlrpMessage answer) {
        List<Long> connected = answer.all("AntennaProperties").stream()
                .filter(antenna -> antenna.is("AntennaConnected"))
                .map(antenna -> antenna.number("AntennaID"))
                .toList();
        Map<String, Object> attributes = new TreeMap<>();
        attributes.put("connectedAntennas", connected);
        List<Long> outputs = answer.all("GPOWriteData").stream()
                .filter(output -> output.is("GPOData"))
                .map(output -> output.number("GPOPortNumber"))
                .toList();
        if (!answer.all("GPOWriteData").isEmpty()) {
            attributes.put("outputsOn", outputs);
        }
        ids(answer).stream().findFirst().ifPresent(id -> attributes.put("readerId", id));
        return attributes;
    }

    /** How the reader names itself: by its MAC address in several spellings or an EPC, and by its serial number. */
    static List<String> ids(LlrpMessage answer) {
        Set<String> ids = new LinkedHashSet<>();
        for (LlrpParameter identification : answer.all("Identification")) {
            String id = identification.hex("ReaderID");
            if (!id.isEmpty()) {
                ids.add(id);
                if (identification.number("IDType") == 0) {
                    mac(id).ifPresent(mac -> ids.addAll(List.of(mac, withColons(mac))));
                }
            }
        }
        for (LlrpParameter version : answer.all("ImpinjDetailedVersion")) {
            String serialNumber = LlrpText.line(version.text("SerialNumber"));
            if (!serialNumber.isEmpty()) {
                ids.add(serialNumber);
            }
        }
        return new ArrayList<>(ids);
    }

    /** Of an EUI-64 that was made of a MAC address by four digits in its middle. */
    private static Optional<String> mac(String id) {
        if (id.length() != EUI_64) {
            return id.length() == 12 ? Optional.of(id) : Optional.empty();
        }
        String middle = id.substring(6, 10);
        boolean made = middle.equals("FFFF") || middle.equals("FFFE");
        return made ? Optional.of(id.substring(0, 6) + id.substring(10)) : Optional.empty();
    }

    private static String withColons(String mac) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < mac.length(); i += 2) {
            pairs.add(mac.substring(i, i + 2));
        }
        return String.join(":", pairs);
    }
}
