package org.tallyman.ident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EpcTagTest {

    @Test
    void readsItemOfATag() {
        assertThat(EpcTag.of("3074257bf7194e4000001a85")).isInstanceOfSatisfying(EpcTag.Gs1.class, tag -> {
            assertThat(tag.hex()).isEqualTo("3074257BF7194E4000001A85");
            assertThat(tag.epc().gtin()).contains("80614141123458");
            assertThat(tag.epc().serial()).contains("6789");
            assertThat(tag.epc().sscc()).isEmpty();
            assertThat(tag.epc().canonicalUri()).isEqualTo("https://id.gs1.org/01/80614141123458/21/6789");
        });
    }

    @Test
    void namesTheSameItemAlikeInEveryScheme() {
        String identity = "urn:epc:id:sgtin:0614141.812345.6789";
        for (EpcScheme scheme : new EpcScheme[] {
            EpcScheme.SGTIN_96, EpcScheme.SGTIN_198, EpcScheme.SGTIN_PLUS, EpcScheme.SGTIN_PLUS_PLUS
        }) {
            EpcEncoding encoding = EpcEncoding.of(scheme).withHostName("example.org");
            assertThat(EpcCodec.fromPureIdentity(identity, encoding).map(Epc::canonicalUri))
                    .isEqualTo(Parsed.ok("https://id.gs1.org/01/80614141123458/21/6789"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"000000000000000000000000", "00", "0000123400000000"})
    void keepsUnprogrammedTag(String hex) {
        assertThat(EpcTag.of(hex)).isEqualTo(new EpcTag.Unprogrammed(hex));
    }

    @ParameterizedTest
    @CsvSource({
        "E28011606000020000000001, tid",
        "FFFFFFFFFFFFFFFFFFFFFFFF, header",
        "307F035653AAA881A5A3B109, partition",
        "3074257BF7194E40, truncated",
        "3074257BF7194E4000001A8G, hex",
        "'', hex"
    })
    void keepsForeignTagWithItsReason(String hex, String code) {
        assertThat(EpcTag.of(hex)).isInstanceOfSatisfying(EpcTag.Foreign.class, tag -> {
            assertThat(tag.hex()).isEqualTo(hex);
            assertThat(tag.reason().code()).isEqualTo(code);
        });
    }

    @Test
    void namesTagOfAnyKindByItsBits() {
        assertThat(EpcTag.of("E28011606000").rawUri()).contains("urn:epc:raw:48.xE28011606000");
        assertThat(EpcTag.of("straße").rawUri()).isEmpty();
        assertThat(EpcTag.of("straße").hex()).isEqualTo("straße");
    }

    @ParameterizedTest
    @CsvSource({
        "3174257BF4499602D2000001, TRAILING_BITS",
        "3074257BF7194E4000001A850000, EXTRA_WORDS",
        "F90095201234567891236, CHECK_DIGIT",
        "4076451FD40C0E40820000000F54, none",
        "4076451FD40C0E41820000000F54, PIECE_OF_TOTAL",
        "EE3952114132E83C2BF1494197C61DBC3665B600, HOST_NAME"
    })
    void flagsWhatIsIrregular(String hex, String flag) {
        assertThat(EpcCodec.decodeHex(hex).map(epc -> epc.flags().toString()))
                .isEqualTo(Parsed.ok(flag.equals("none") ? "[]" : "[" + flag + "]"));
    }

    @Test
    void asksForTheCompanyPrefixLength() {
        String link = "https://id.gs1.org/01/80614141123458/21/6789";
        assertThat(EpcCodec.fromDigitalLink(link, EpcEncoding.shortest()))
                .isInstanceOfSatisfying(
                        Parsed.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("company-prefix-length"));
        EpcEncoding known =
                EpcEncoding.shortest().with(CompanyPrefixLengths.ofPrefixes(List.of("061414", "0614141", "952")));
        assertThat(EpcCodec.fromDigitalLink(link, known).map(Epc::pureIdentity))
                .isEqualTo(Parsed.ok(Optional.of("urn:epc:id:sgtin:0614141.812345.6789")));
    }

    @Test
    void takesTheShortestSchemeThatHoldsTheSerial() {
        assertThat(EpcCodec.fromPureIdentity("urn:epc:id:sgtin:0614141.812345.0123")
                        .map(Epc::scheme))
                .isEqualTo(Parsed.ok(EpcScheme.SGTIN_198));
        assertThat(EpcCodec.fromPureIdentity("urn:epc:id:gdti:9521141.12345.5678")
                        .map(Epc::scheme))
                .isEqualTo(Parsed.ok(EpcScheme.GDTI_96));
    }
}
