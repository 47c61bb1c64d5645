package org.tallyman.ident;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Locale;

/** Whatever comes from a tag or a partner, the answer is an EPC or a refusal, and an EPC survives its own text. */
class EpcFuzzTest {

    @FuzzTest
    void anyTextIsATag(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsString();
        EpcTag tag = EpcTag.of(text);
        assertThat(tag.hex()).isEqualTo(EpcBits.ofHex(text) == null ? text : text.toUpperCase(Locale.ROOT));
        assertThat(tag.rawUri().isPresent()).isEqualTo(!text.isEmpty() && EpcBits.ofHex(text) != null);
        if (tag instanceof EpcTag.Gs1(Epc epc)) {
            useAll(epc);
        }
    }

    @FuzzTest
    void anyBytesAreATag(FuzzedDataProvider data) {
        List<EpcScheme> schemes = List.of(EpcScheme.values());
        EpcScheme scheme = schemes.get(data.consumeInt(0, schemes.size() - 1));
        byte[] bytes = data.consumeRemainingAsBytes();
        if (bytes.length > 0) {
            bytes[0] = (byte) scheme.header();
        }
        if (EpcCodec.decode(bytes) instanceof Parsed.Ok<Epc>(Epc epc)) {
            useAll(epc);
        }
    }

    @FuzzTest
    void anyUriIsAnEpcOrRefused(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsString();
        for (Parsed<Epc> parsed : List.of(
                EpcCodec.fromTagUri(text),
                EpcCodec.fromTagUri(EpcUris.TAG + text),
                EpcCodec.fromPureIdentity(text),
                EpcCodec.fromPureIdentity(EpcUris.PURE_IDENTITY + text),
                EpcCodec.fromDigitalLink(text, EpcEncoding.shortest().withCompanyPrefixLength(7)))) {
            if (parsed instanceof Parsed.Ok<Epc>(Epc epc)) {
                useAll(epc);
            }
        }
    }

    @FuzzTest
    void anyElementsAreAnEpcOrRefused(FuzzedDataProvider data) {
        List<EpcScheme> schemes = List.of(EpcScheme.values());
        EpcScheme scheme = schemes.get(data.consumeInt(0, schemes.size() - 1));
        EpcEncoding encoding = EpcEncoding.of(scheme)
                .withFilter(data.consumeInt(-1, 8))
                .withCompanyPrefixLength(data.consumeInt(0, 20))
                .withHostName(data.consumeString(20));
        List<AiElement> elements = List.of(
                new AiElement(
                        scheme.key().ais().isEmpty() ? "01" : scheme.key().ais().getFirst(), data.consumeString(31)),
                new AiElement(
                        scheme.key().ais().isEmpty() ? "21" : scheme.key().ais().getLast(), data.consumeString(21)),
                new AiElement(data.consumeString(4), data.consumeRemainingAsString()));
        if (EpcCodec.fromElements(elements, encoding) instanceof Parsed.Ok<Epc>(Epc epc)) {
            useAll(epc);
        }
    }

    private static void useAll(Epc epc) {
        assertThat(epc.canonicalUri()).isNotEmpty();
        assertThat(epc.gtin().isPresent() && epc.sscc().isPresent()).isFalse();
        epc.digitalLink().ifPresent(link -> assertThat(link).startsWith("https://"));
        assertThat(EpcCodec.decodeHex(epc.hex())).isEqualTo(Parsed.ok(epc));
        epc.tagUri().ifPresent(uri -> {
            assertThat(EpcCodec.fromTagUri(uri).map(again -> again.tagUri().orElseThrow()))
                    .isEqualTo(Parsed.ok(uri));
            String identity = epc.pureIdentity().orElseThrow();
            assertThat(EpcCodec.fromPureIdentity(identity)
                            .map(again -> again.pureIdentity().orElseThrow()))
                    .isEqualTo(Parsed.ok(identity));
        });
    }
}
