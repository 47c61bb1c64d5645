package org.tallyman.ident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EpcHostNameTest {

    /** Examples of TDS 2.3 annex E.3, the headers of SSCC++ and ITIP++ corrected. */
    @ParameterizedTest
    @CsvSource({
        "FD3795211411234538566CB0AFC5232F8C3B786CCB6C, example.com, /01/79521141123453/21/32a%2Fb",
        "FD3795211411234538566CB0AFC525065F1876F0D996D800, id.example.com, /01/79521141123453/21/32a%2Fb",
        "EF009520123456789123592832F8C3B786CCB6C0, id.example.com, /00/095201234567891235",
        "ED309521141123454010266AE27FDF3592832F8C3B786CCB6C00, id.example.com, /8006/095211411234540102/21/rif981"
    })
    void readsAndWritesTheHostOfATag(String hex, String host, String path) {
        Parsed<Epc> read = EpcCodec.decodeHex(hex);
        assertThat(read.map(Epc::hostName)).isEqualTo(Parsed.ok(Optional.of(host)));
        assertThat(read.map(Epc::digitalLink)).isEqualTo(Parsed.ok(Optional.of("https://" + host + path)));
        if (read instanceof Parsed.Ok<Epc>(Epc epc)) {
            EpcEncoding encoding = EpcEncoding.of(epc.scheme())
                    .withFilter(epc.filter().orElseThrow())
                    .withHostName(host);
            assertThat(EpcCodec.fromElements(epc.elements(), encoding).map(written -> hex.startsWith(written.hex())))
                    .isEqualTo(Parsed.ok(true));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "exa mple.com", "example.com/shop", "bücher.de"})
    void refusesWhatIsNoHostName(String host) {
        EpcEncoding encoding = EpcEncoding.of(EpcScheme.SGTIN_PLUS_PLUS).withHostName(host);
        assertThat(EpcCodec.fromPureIdentity("urn:epc:id:sgtin:0614141.812345.6789", encoding))
                .isInstanceOfSatisfying(
                        Parsed.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("host-name"));
    }
}
