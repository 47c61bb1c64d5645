package org.tallyman.ident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EpcConformanceTest {

    private final List<String> wrong = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"annexE3", "random", "pinned", "plus"})
    void convertsEveryRecordBothWays(String file) {
        List<JsonNode> records = Conformance.records("epc/" + file + ".jsonl");
        records.forEach(this::check);
        assertThat(wrong).isEmpty();
        assertThat(records).isNotEmpty();
    }

    @Test
    void convertsOwnCasesBothWays() {
        List<JsonNode> records = Conformance.resource("/ident/epc-cases.jsonl");
        records.forEach(this::check);
        assertThat(wrong).isEmpty();
        assertThat(records).isNotEmpty();
    }

    @Test
    void refusesOrFlagsWhatTheStandardForbids() {
        List<JsonNode> records = Conformance.records("epc/mustfail.jsonl");
        for (JsonNode node : records) {
            Parsed<Epc> parsed =
                    parse(node.get("form").asText(), node.get("input").asText());
            boolean right = node.get("verdict").asText().equals("reject")
                    ? parsed instanceof Parsed.Refused<Epc>
                    : parsed instanceof Parsed.Ok<Epc>(Epc epc) && !epc.flags().isEmpty();
            same(node, "verdict", true, right);
        }
        assertThat(wrong).isEmpty();
        assertThat(records).isNotEmpty();
    }

    private static Parsed<Epc> parse(String form, String input) {
        return switch (form) {
            case "hex" -> EpcCodec.decodeHex(input);
            case "urn" ->
                input.startsWith("urn:epc:id:") ? EpcCodec.fromPureIdentity(input) : EpcCodec.fromTagUri(input);
            default -> EpcCodec.fromDigitalLink(input, EpcEncoding.shortest().withCompanyPrefixLength(7));
        };
    }

    private void check(JsonNode node) {
        if (!(EpcCodec.decodeHex(node.get("hex").asText()) instanceof Parsed.Ok<Epc>(Epc epc))) {
            wrong.add("not decoded: " + node);
            return;
        }
        same(node, "scheme", node.get("scheme").asText(), epc.scheme().tdsName());
        same(node, "tagUri", text(node, "tagUri"), epc.tagUri().orElse(null));
        same(node, "pureUri", text(node, "pureUri"), epc.pureIdentity().orElse(null));
        same(node, "filter", number(node, "filter"), epc.filter());
        same(node, "companyPrefixLength", number(node, "companyPrefixLength"), epc.companyPrefixLength());
        same(node, "ai", elements(node), epc.elements());
        same(node, "hostname", text(node, "hostname"), epc.hostName().orElse(null));
        if (node.has("dataToggle")) {
            same(node, "dataToggle", node.get("dataToggle").asInt() == 1, epc.aidcData());
        }
        if (!node.path("digitalLink").isNull()) {
            same(
                    node,
                    "digitalLink",
                    link(text(node, "digitalLink")),
                    link(epc.digitalLink().orElse(null)));
        }
        same(node, "flags", text(node, "hostname") != null, !epc.flags().isEmpty());
        if (node.has("hexWordPadded")) {
            Parsed<Epc> padded = EpcCodec.decodeHex(node.get("hexWordPadded").asText());
            same(node, "padded", Parsed.ok(epc.elements()), padded.map(Epc::elements));
            same(node, "padded flags", padded.map(Epc::flags), Parsed.ok(epc.flags()));
        }
        checkWritten(node, epc);
    }

    private void checkWritten(JsonNode node, Epc epc) {
        EpcEncoding encoding = EpcEncoding.of(epc.scheme())
                .withFilter(epc.filter().orElse(0))
                .withCompanyPrefixLength(epc.companyPrefixLength().orElse(0));
        EpcEncoding named = epc.hostName().map(encoding::withHostName).orElse(encoding);
        if (epc.tagUri().isPresent()) {
            sameBits(node, "tag URI", EpcCodec.fromTagUri(epc.tagUri().orElseThrow()));
            sameBits(
                    node,
                    "pure identity",
                    EpcCodec.fromPureIdentity(epc.pureIdentity().orElseThrow(), encoding));
        }
        if (!epc.elements().isEmpty() && node.path("encodingUnique").asBoolean(true)) {
            sameBits(node, "elements", EpcCodec.fromElements(epc.elements(), named));
            if (!epc.aidcData()) {
                sameBits(
                        node, "link", EpcCodec.fromDigitalLink(epc.digitalLink().orElseThrow(), named));
            }
        } else if (!epc.elements().isEmpty()) {
            Parsed<Epc> other = EpcCodec.fromElements(epc.elements(), named);
            same(node, "elements again", Parsed.ok(epc.elements()), other.map(Epc::elements));
        }
    }

    private void sameBits(JsonNode node, String what, Parsed<Epc> written) {
        String expected = node.get("hex").asText();
        String actual = written instanceof Parsed.Ok<Epc>(Epc epc) ? epc.hex() : written.toString();
        int length = Math.max(expected.length(), actual.length());
        same(node, "bits from " + what, filled(expected, length), filled(actual, length));
    }

    private static String filled(String hex, int length) {
        return hex + "0".repeat(length - hex.length());
    }

    private void same(JsonNode node, String what, @Nullable Object expected, @Nullable Object actual) {
        if (!Objects.equals(expected, actual) && wrong.size() < 40) {
            wrong.add(what + ": expected " + expected + " but was " + actual + " in " + node);
        }
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.path(field).isTextual() ? node.path(field).asText() : null;
    }

    private static OptionalInt number(JsonNode node, String field) {
        return node.path(field).isInt() ? OptionalInt.of(node.path(field).asInt()) : OptionalInt.empty();
    }

    private static List<AiElement> elements(JsonNode node) {
        List<AiElement> elements = new ArrayList<>();
        node.path("ai")
                .forEach(pair -> elements.add(
                        new AiElement(pair.get(0).asText(), pair.get(1).asText())));
        return elements;
    }

    /** Path and query names: the order of the query does not matter. */
    private static Optional<List<Object>> link(@Nullable String uri) {
        if (uri == null) {
            return Optional.empty();
        }
        String[] sides = uri.split("\\?", 2);
        return Optional.of(
                List.of(sides[0], sides.length == 1 ? List.of() : new TreeSet<>(List.of(sides[1].split("&", -1)))));
    }
}
