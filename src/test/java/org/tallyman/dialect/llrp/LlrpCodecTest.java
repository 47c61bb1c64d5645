package org.tallyman.dialect.llrp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallyman.dialect.llrp.Messages.custom;
import static org.tallyman.dialect.llrp.Messages.decoded;
import static org.tallyman.dialect.llrp.Messages.encoded;
import static org.tallyman.dialect.llrp.Messages.frame;
import static org.tallyman.dialect.llrp.Messages.tlv;
import static org.tallyman.dialect.llrp.PartBuilder.part;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Refusal;

class LlrpCodecTest {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private static final String EPC_96 = "8D 112233445566778899AABBCC";

    private static Refusal refused(byte[] frame) {
        return switch (LlrpCodec.decode(frame)) {
            case Parsed.Ok<LlrpMessage>(LlrpMessage message) -> throw new AssertionError(LlrpText.xml(message));
            case Parsed.Refused<LlrpMessage>(Refusal refusal) -> refusal;
        };
    }

    private static Refusal unwritten(PartBuilder message) {
        return switch (LlrpCodec.encode(message.message(1, 1))) {
            case Parsed.Ok<byte[]>(byte[] frame) -> throw new AssertionError(HEX.formatHex(frame));
            case Parsed.Refused<byte[]>(Refusal refusal) -> refusal;
        };
    }

    @Test
    void readsBitsNumbersAndParametersOfBothKinds() {
        LlrpMessage report = decoded(frame(
                61,
                tlv(
                        240,
                        tlv(241, "0009 FF80"),
                        "81 0002 86 D3 82 0005A9E4BEF862E0 88 0003",
                        custom(25_882, 57, "E7B4"),
                        custom(1, 2, "AB"))));
        assertThat(report.id()).isEqualTo(7);
        LlrpParameter tag = report.parameters().getFirst();
        assertThat(tag.first("EPCData").orElseThrow().value("EPC")).isEqualTo(new Value.Bits(9, "FF80"));
        assertThat(tag.first("PeakRSSI").orElseThrow().number("PeakRSSI")).isEqualTo(-45);
        assertThat(tag.first("ImpinjPeakRSSI").orElseThrow().number("RSSI")).isEqualTo(-6_220);
        assertThat(tag.first("Custom").orElseThrow().hex("Data")).isEqualTo("AB");
        assertThat(LlrpText.xml(report))
                .startsWith("<RO_ACCESS_REPORT Version=\"1\" MessageID=\"7\"><TagReportData><EPCData>"
                        + "<EPC Count=\"9\">FF80</EPC>")
                .contains("<FirstSeenTimestampUTC><Microseconds>2020-07-08T02:20:05.140192Z</Microseconds>")
                .contains("<ImpinjPeakRSSI><RSSI>-6220</RSSI></ImpinjPeakRSSI>");
    }

    @Test
    void readsWhatImpinjTagsCanBeTold() {
        LlrpMessage report = decoded(frame(
                61,
                tlv(
                        240,
                        EPC_96,
                        custom(25_882, 45, "00 0005 0001 8000"),
                        custom(25_882, 47, "00 0006"),
                        custom(25_882, 49, "00 0007 02 01 00000000"))));
        LlrpParameter tag = report.parameters().getFirst();
        LlrpParameter locks =
                tag.first("ImpinjGetBlockPermalockStatusOpSpecResult").orElseThrow();
        assertThat(locks.number("OpSpecID")).isEqualTo(5);
        assertThat(LlrpText.xml(report))
                .contains("<PermalockStatus>8000</PermalockStatus>")
                .contains("<ImpinjSetQTConfigOpSpecResult><Result>0</Result><OpSpecID>6</OpSpecID>")
                .contains("<DataProfile>2</DataProfile><AccessRange>1</AccessRange>");
        assertThat(decoded(encoded(report))).isEqualTo(report);
    }

    @Test
    void keepsAVendorsOwnAsBytesWhereItDoesNotFitItsLayout() {
        LlrpMessage report = decoded(frame(61, tlv(240, EPC_96, custom(25_882, 57, "E7"))));
        LlrpParameter custom = report.parameters().getFirst().first("Custom").orElseThrow();
        assertThat(custom.number("ParameterSubtype")).isEqualTo(57);
        assertThat(custom.hex("Data")).isEqualTo("E7");
        assertThat(decoded(encoded(report))).isEqualTo(report);
    }

    @Test
    void keepsAParameterOfUnknownNumber() {
        LlrpMessage report = decoded(frame(61, tlv(900, "CAFE")));
        assertThat(report.first("Unknown900").orElseThrow().hex("Data")).isEqualTo("CAFE");
    }

    @Test
    void speaksVersion1Point1() {
        LlrpMessage answer = part(Vocabulary.LLRP_1_1, "GET_SUPPORTED_VERSION_RESPONSE")
                .set("CurrentVersion", 1)
                .set("SupportedVersion", 2)
                .add(part("LLRPStatus").set("StatusCode", "M_Success"))
                .message(2, 7);
        byte[] frame = frame(2, 56, "01 02", tlv(287, "0000 0000"));
        assertThat(encoded(answer)).isEqualTo(frame);
        assertThat(encoded(decoded(frame))).isEqualTo(frame);
        assertThat(refused(frame(1, 56, "01 02", tlv(287, "0000 0000"))).code()).isEqualTo("message-type");
        LlrpMessage report = decoded(frame(2, 61, tlv(240, EPC_96, "93 8001")));
        assertThat(report.parameters()
                        .getFirst()
                        .first("C1G2XPCW1")
                        .orElseThrow()
                        .number("XPC_W1"))
                .isEqualTo(0x8001);
    }

    /** The same number has another layout in each version. */
    @Test
    void readsAParameterByTheVersionOfItsMessage() {
        String capabilities = tlv(287, "0000 0000") + tlv(327, "FC 0002");
        assertThat(LlrpText.xml(decoded(frame(1, 11, capabilities)))).doesNotContain("CanSupportXPC");
        assertThat(LlrpText.xml(decoded(frame(2, 11, capabilities)))).contains("<CanSupportXPC>true</CanSupportXPC>");
    }

    @Test
    void knowsVendorsMessages() {
        assertThat(encoded(part("IMPINJ_ENABLE_EXTENSIONS").message(1, 7)))
                .isEqualTo(frame(1_023, "0000651A 15 00000000"));
        assertThat(decoded(frame(1_023, "0000651A 16", tlv(287, "0000 0000"))).name())
                .isEqualTo("IMPINJ_ENABLE_EXTENSIONS_RESPONSE");
        assertThat(decoded(frame(1_023, "0000651A 63 FF")).name()).isEqualTo("CUSTOM_MESSAGE");
        LlrpMessage report = decoded(frame(61, tlv(240, EPC_96, custom(161, 709, "A0D4"))));
        assertThat(report.parameters()
                        .getFirst()
                        .first("MotoTagPhase")
                        .orElseThrow()
                        .number("Phase"))
                .isEqualTo(-24_364);
    }

    @ParameterizedTest
    @CsvSource({
        "043E, frame-length",
        "043E 0000 000B 0000 0000, frame-length",
        "043E 0000 0009 0000 0000, frame-length",
        "0C3E 0000 000A 0000 0000, version",
        "003E 0000 000A 0000 0000, version",
        "043F 0000 000A 0000 0000 00, frame-length",
        "0415 0000 000C 0000 0000 0000, length",
        "043D 0000 000E 0000 0000 00F0 0003, length",
        "043D 0000 000E 0000 0000 00F0 0005, length",
        "043D 0000 000C 0000 0000 00F0, length",
        "043D 0000 000B 0000 0000 FF, parameter-type",
        "043D 0000 000B 0000 0000 81, length",
        "04C8 0000 000A 0000 0000, message-type"
    })
    void saysWhatIsWrongWithAFrame(String hex, String code) {
        assertThat(refused(HEX.parseHex(hex.replace(" ", ""))).code()).isEqualTo(code);
    }

    @Test
    void refusesParametersThatStandTooDeepInEachOther() {
        StringBuilder errors = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            errors.insert(0, "0121%04X00000000".formatted(8 * (i + 1)));
        }
        assertThat(refused(frame(100, tlv(287, "0064 0000", errors.toString()))).code())
                .isEqualTo("depth");
    }

    @Test
    void writesNothingThatTheStandardDoesNotAllow() {
        assertThat(unwritten(part("ADD_ROSPEC")).code()).isEqualTo("parameter-count");
        assertThat(unwritten(part("KEEPALIVE").add(part("Uptime"))).code()).isEqualTo("unexpected-parameter");
        assertThat(unwritten(part("DELETE_ROSPEC").set("ROSpecID", 1L << 32)).code())
                .isEqualTo("range");
        assertThat(unwritten(part("DELETE_ROSPEC").set("ROSpecID", -1)).code()).isEqualTo("range");
        assertThat(unwritten(part("DELETE_ROSPEC").set("ROSpecID", new Value.Text("1")))
                        .code())
                .isEqualTo("value");
        PartBuilder tag = part("TagReportData");
        assertThat(unwritten(part("RO_ACCESS_REPORT").add(tag)).sentence())
                .isEqualTo("TagReportData.EPCParameter “0”: 1 to 1");
        tag.add(part("EPC_96").setHex("EPC", "AB"));
        assertThat(unwritten(part("RO_ACCESS_REPORT").add(tag)).code()).isEqualTo("bits");
        assertThat(unwritten(part("ERROR_MESSAGE").add(part("LLRPStatus").set("ErrorDescription", "a".repeat(65_530))))
                        .code())
                .isEqualTo("length");
        assertThat(LlrpCodec.encode(part("KEEPALIVE").message(1, 1L << 32))).isInstanceOf(Parsed.Refused.class);
        assertThat(LlrpCodec.encode(part("KEEPALIVE").message(9, 1))).isInstanceOf(Parsed.Refused.class);
    }

    @Test
    void buildsByTheNamesOfTheStandardOnly() {
        assertThatThrownBy(() -> part("KEEPALIVES")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> part("KEEPALIVE").set("a", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> part("KeepaliveSpec").set("KeepaliveTriggerType", "Never"))
                .isInstanceOf(IllegalArgumentException.class);
        LlrpParameter spec =
                part("AISpec").setNumbers("AntennaIDs", List.of(1, 2)).parameter();
        assertThat(spec.numbers("AntennaIDs")).containsExactly(1L, 2L);
        assertThatThrownBy(() -> spec.number("AntennaIDs")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void writesTextSoThatItCannotBeTakenForMore() {
        LlrpMessage message = part("ERROR_MESSAGE")
                .add(part("LLRPStatus").set("ErrorDescription", "<a>&\u0000").set("StatusCode", 4_711))
                .message(1, 1);
        assertThat(LlrpText.xml(message))
                .contains("<StatusCode>4711</StatusCode><ErrorDescription>&lt;a&gt;&amp;\uFFFD</ErrorDescription>");
    }
}
