package org.tallyman.ident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Random identities survive every way to a tag and back. */
class EpcRoundTripTest {

    private static final int ROUNDS = 300;

    @ParameterizedTest
    @EnumSource
    void everySchemeSurvivesEveryWay(EpcScheme scheme) {
        EpcRandom random = new EpcRandom(scheme.header());
        for (int i = 0; i < ROUNDS; i++) {
            if (scheme.form() == EpcScheme.Form.CLASSIC) {
                classic(scheme, random);
            } else {
                plus(scheme, random);
            }
        }
    }

    private static void classic(EpcScheme scheme, EpcRandom random) {
        List<String> fields = random.fields(scheme);
        int filter = scheme.maxFilter() < 0 ? Epc.NO_FILTER : random.below(scheme.maxFilter() + 1);
        String uri = EpcUris.tag(scheme, filter, fields);
        Epc epc = ok(EpcCodec.fromTagUri(uri));
        assertThat(epc.tagUri()).contains(uri);
        assertThat(epc.flags()).isEmpty();
        assertThat(ok(EpcCodec.decodeHex(epc.hex()))).isEqualTo(epc);
        String identity = epc.pureIdentity().orElseThrow();
        assertThat(identity).isEqualTo(EpcUris.pureIdentity(scheme.key(), fields));
        assertThat(ok(EpcCodec.fromPureIdentity(identity)).pureIdentity()).contains(identity);
        EpcEncoding encoding = EpcEncoding.of(scheme).withFilter(Math.max(0, filter));
        assertThat(ok(EpcCodec.fromPureIdentity(identity, encoding))).isEqualTo(epc);
        if (!scheme.key().ais().isEmpty()) {
            EpcEncoding known =
                    encoding.withCompanyPrefixLength(fields.getFirst().length());
            assertThat(ok(EpcCodec.fromElements(epc.elements(), known))).isEqualTo(epc);
            // Binary holds a component serial 0; as an element it must not begin with 0.
            if (!epc.serial().equals(Optional.of("0")) || scheme.key() != EpcKey.CPI) {
                assertThat(ok(EpcCodec.fromDigitalLink(epc.digitalLink().orElseThrow(), known)))
                        .isEqualTo(epc);
            }
        }
    }

    private static void plus(EpcScheme scheme, EpcRandom random) {
        List<AiElement> elements = random.key(scheme);
        boolean data = random.below(3) == 0;
        if (data) {
            elements.add(new AiElement("10", random.text("ABCabc123-/", 1, 20)));
            elements.add(new AiElement("7003", "2612312359"));
        }
        EpcEncoding encoding = EpcEncoding.of(scheme).withFilter(random.below(8));
        boolean hosted = scheme.form() == EpcScheme.Form.PLUS_PLUS;
        String host = random.hostName();
        Epc epc = ok(EpcCodec.fromElements(elements, hosted ? encoding.withHostName(host) : encoding));
        assertThat(epc.scheme()).isEqualTo(scheme);
        assertThat(epc.elements()).isEqualTo(elements);
        assertThat(epc.aidcData()).isEqualTo(data);
        assertThat(epc.filter()).hasValue(encoding.filter());
        assertThat(epc.hostName().orElse(host)).isEqualTo(host);
        assertThat(epc.flags().contains(EpcFlag.HOST_NAME)).isEqualTo(hosted);
        assertThat(epc.pureIdentity()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyAiSurvivesAsAidcData(long seed) {
        EpcRandom random = new EpcRandom(seed);
        int known = 0;
        for (int digits = 2; digits <= 4; digits++) {
            for (int number = 0; number < EpcDigits.power(digits); number++) {
                String ai = EpcDigits.padded(number, digits);
                var format = EpcAiFormats.of(ai);
                if (format != null) {
                    known++;
                    List<AiElement> elements = new ArrayList<>(List.of(new AiElement("00", "095201234567891235")));
                    if (!ai.equals("00")) {
                        elements.add(new AiElement(ai, random.value(ai, format)));
                    }
                    assertThat(ok(EpcCodec.fromElements(elements, EpcEncoding.of(EpcScheme.SSCC_PLUS)))
                                    .elements())
                            .isEqualTo(elements);
                }
            }
        }
        assertThat(known).isEqualTo(532);
    }

    private static Epc ok(Parsed<Epc> parsed) {
        return switch (parsed) {
            case Parsed.Ok<Epc>(Epc epc) -> epc;
            case Parsed.Refused<Epc>(Refusal refusal) -> throw new AssertionError(refusal.sentence());
        };
    }
}
