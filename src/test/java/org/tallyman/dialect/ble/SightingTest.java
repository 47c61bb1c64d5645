package org.tallyman.dialect.ble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tallyman.dialect.ble.Adverts.manufacturer;
import static org.tallyman.dialect.ble.Adverts.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Identity;
import org.tallyman.dialect.Observation.Measurement;
import org.tallyman.dialect.Observation.TagRead;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.TagDetail;

class SightingTest {

    private static final Instant AT = Instant.parse("2026-05-08T11:00:00Z");
    private static final Instant RECEIVED = Instant.parse("2026-05-08T12:00:00Z");
    private static final String ADDRESS = "C0FFEE010203";

    @Test
    void isAReadOfTheTagByTheGateway() {
        List<Element> elements = tell(ADDRESS, AT, Map.of(), manufacturer(0x4C, "0215" + "a1".repeat(20) + "c5"));
        assertThat(elements)
                .extracting(Element::observation)
                .containsExactly(new TagRead(
                        AT,
                        "A1".repeat(20),
                        0,
                        -6_300,
                        2,
                        new TagDetail(ADDRESS, null, null, null, -5_900, null, "AC233F000001")));
        assertThat(elements.getFirst().child()).isNull();
    }

    @Test
    void namesNoBeaconAsIfItWereAnEpc() {
        assertThat(tag(ADDRESS, Map.of())).isEqualTo(ADDRESS);
        assertThat(tag("000B57112233", Map.of()))
                .as("would be an unwritten tag")
                .isEqualTo("1B00000B57112233");
        byte[] likeSgtin = manufacturer(0x4C, "0215" + "30340242201d8840009efdf7" + "00000000" + "00010002" + "c5");
        assertThat(tag(ADDRESS, Map.of(), likeSgtin)).isEqualTo("1B0030340242201D8840009EFDF70000000000010002");
        assertThat(tag(ADDRESS, Map.of("tags", "address"), likeSgtin)).isEqualTo(ADDRESS);
    }

    @Test
    void measuresForTheTransmitterItself() {
        List<Element> elements = tell(ADDRESS, AT, Map.of(), service(0x2A6E, "f401"), service(0x2A6E, "f501"));
        assertThat(elements)
                .extracting(Element::child, Element::observation)
                .contains(
                        tuple(ADDRESS, new Measurement(AT, "temperature", 5, "Cel", "")),
                        tuple(ADDRESS, new Measurement(AT, "temperature", 5.01, "Cel", "")));
    }

    @Test
    void knowsAMeasurementAgainByItsNumberForAsLongAsNumbersLast() {
        byte[] seventh = manufacturer(0x499, "05 0fa0 4e20 c350 0010 fff0 03e8 ac36 07 0007 aabbccddeeff");
        byte[] eighth = manufacturer(0x499, "05 0fa0 4e20 c350 0010 fff0 03e8 ac36 07 0008 aabbccddeeff");
        long first = measured(AT, seventh);
        assertThat(measured(AT.plusSeconds(2), seventh)).isEqualTo(first);
        assertThat(measured(AT.plusSeconds(2), eighth)).isNotEqualTo(first);
        assertThat(measured(AT.plusSeconds(90_000), seventh))
                .as("a day later it is another")
                .isNotEqualTo(first);
        assertThat(measured(null, seventh)).isNotEqualTo(Identity.NONE).isEqualTo(measured(null, seventh));
    }

    @Test
    void countsEveryReadWithoutATimeAsOneOfItsOwn() {
        assertThat(tell(ADDRESS, null, Map.of(), service(0x2A6E, "f401")))
                .extracting(Element::identity)
                .containsOnly(Identity.NONE);
        assertThat(tell(ADDRESS, AT, Map.of(), service(0x2A6E, "f401")))
                .extracting(Element::identity)
                .doesNotContain(Identity.NONE);
    }

    @Test
    void passesOverStrangersWhereThatIsWished() {
        byte[] telephone = manufacturer(0x4C, "10050b1c3a5b6c");
        assertThat(tell(ADDRESS, AT, Map.of(), telephone)).hasSize(1);
        assertThat(tell(ADDRESS, AT, Map.of("strangers", "ignore"), telephone)).isEmpty();
        assertThat(tell(ADDRESS, AT, Map.of("strangers", "ignore"), service(0x2A6E, "f401")))
                .hasSize(2);
    }

    private static long measured(@Nullable Instant time, byte[] payload) {
        return tell(ADDRESS, time, Map.of(), payload).get(1).identity();
    }

    private static String tag(String address, Map<String, String> settings, byte[]... payloads) {
        return ((TagRead) Objects.requireNonNull(
                        tell(address, AT, settings, payloads).getFirst().observation()))
                .epc();
    }

    private static List<Element> tell(
            String address, @Nullable Instant time, Map<String, String> settings, byte[]... payloads) {
        Sighting sighting = new Sighting(address);
        sighting.gateway("AC233F000001");
        sighting.time(time);
        sighting.heard(-60);
        sighting.heard(-66);
        for (byte[] payload : payloads) {
            sighting.said(Adverts.read(payload));
        }
        List<Element> elements = new ArrayList<>();
        sighting.tell(
                RECEIVED,
                BeaconSettings.of(new Profile(settings)),
                (observation, child, identity) -> elements.add(new Element(observation, child, identity)));
        return elements;
    }
}
