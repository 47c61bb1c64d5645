package org.tallyman.dialect.llrp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallyman.dialect.llrp.Messages.custom;
import static org.tallyman.dialect.llrp.Messages.frame;
import static org.tallyman.dialect.llrp.Messages.tlv;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Frames;
import org.tallyman.dialect.Identity;
import org.tallyman.dialect.Observation;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Observation.Gap;
import org.tallyman.dialect.Observation.Signal;
import org.tallyman.dialect.Observation.TagRead;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Reply;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.SignalKind;
import org.tallyman.dialect.TagDetail;
import org.tallyman.dialect.tracker.HostileLines;

class LlrpDialectTest {

    private static final LlrpDialect LLRP = new LlrpDialect();
    private static final String EPC_96 = "8D 112233445566778899AABBCC";

    /** 2020-07-08T02:20:05.140192Z. */
    private static final String MICROSECONDS = "0005A9E4BEF862E0";

    private static final Instant SEEN = Instant.parse("2020-07-08T02:20:05.140192Z");

    private static Decoding decode(byte[] frame) {
        return Frames.decode(LLRP, Frames.bytes(frame));
    }

    private static List<Observation> observations(byte[] frame) {
        Decoding decoding = decode(frame);
        assertThat(decoding.rejections()).isEmpty();
        return decoding.elements().stream().map(Element::observation).toList();
    }

    private static byte[] report(String... tags) {
        return frame(61, tags);
    }

    private static byte[] event(String... events) {
        return frame(63, tlv(246, tlv(128, MICROSECONDS), String.join("", events)));
    }

    @Test
    void readsATagWithAllThatAReaderMaySay() {
        byte[] frame = report(tlv(
                240,
                EPC_96,
                "89 00000001 8E 0001 8A 0001 81 0003 86 C5 87 0017",
                "82 0005A9E4BEF862DF 84",
                MICROSECONDS,
                "88 0005 8C 3000 8B 1234 90 00000001",
                tlv(349, "00 0001 0001 ABCD"),
                custom(25_882, 56, "0800"),
                custom(25_882, 57, "E7B4"),
                custom(25_882, 55, "0002 E2801160"),
                custom(25_882, 68, "0001"),
                custom(7, 7, "00")));
        TagDetail detail = new TagDetail("E2801160", "3000", null, 180.0, null, null, null);
        assertThat(observations(frame))
                .containsExactly(new TagRead(SEEN, "112233445566778899AABBCC", 3, -6_220, 5, detail));
        assertThat(decode(frame).elements().getFirst().identity()).isNotEqualTo(Identity.NONE);
        assertThat(decode(frame)).isEqualTo(decode(frame));
    }

    @Test
    void readsAnEpcOfAnyLengthAndNothingElse() {
        assertThat(observations(report(tlv(240, tlv(241, "0010 ABCD")), tlv(240, tlv(241, "0009 FF80")))))
                .containsExactly(
                        new TagRead(Frames.RECEIVED, "ABCD", 0, null, 1, null),
                        new TagRead(Frames.RECEIVED, "FF80", 0, null, 1, null));
        assertThat(observations(report())).isEmpty();
    }

    @Test
    void takesTheFirstTimeWhereThereIsNoLast() {
        assertThat(observations(report(tlv(240, EPC_96, "82", MICROSECONDS, "86 CE"))))
                .containsExactly(new TagRead(SEEN, "112233445566778899AABBCC", 0, -5_000, 1, null));
    }

    @Test
    void readsZebrasPhaseAndItsSign() {
        TagRead read = (TagRead)
                observations(report(tlv(240, EPC_96, custom(161, 709, "C000")))).getFirst();
        assertThat(read.detail()).isEqualTo(new TagDetail(null, null, null, -90.0, null, null, null));
    }

    @Test
    void refusesATagAlone() {
        Decoding decoding = decode(report(
                tlv(240, "81 0001"),
                tlv(240, EPC_96),
                tlv(240, tlv(241, "0000")),
                tlv(240, EPC_96, "82 0FFFFFFFFFFFFFFF"),
                tlv(240, EPC_96, "81 00")));
        assertThat(decoding.elements()).hasSize(1);
        assertThat(decoding.rejections())
                .extracting(rejection -> rejection.index() + rejection.refusal().code())
                .containsExactly("0epc", "2epc", "3time", "4length");
    }

    /** What came before is told; what a later version of the protocol adds has a length that nobody knows. */
    @Test
    void keepsATagWithAParameterOfLaterTimes() {
        assertThat(observations(report(tlv(240, EPC_96, "81 0002 FE AA BB"), tlv(240, EPC_96))))
                .hasSize(2)
                .first()
                .isEqualTo(new TagRead(Frames.RECEIVED, "112233445566778899AABBCC", 2, null, 1, null));
    }

    /** The greeting says when the reader started; a replay from here on knows it too. */
    @Test
    void datesWhatAReaderWithoutAClockReads() {
        Session session = LLRP.open(Profile.DEFAULT);
        byte[] tag = report(tlv(240, EPC_96, "83 0000000000000001 85 00000000001E8480"));
        assertThat(session.receive(Frames.bytes(tag))
                        .elements()
                        .getFirst()
                        .observation()
                        .observedAt())
                .isEqualTo(Frames.RECEIVED);
        session.receive(Frames.bytes(frame(63, tlv(246, tlv(129, "00000000000F4240"), tlv(256, "0000")))));
        Decoding decoding = session.receive(Frames.bytes(tag));
        assertThat(decoding.elements().getFirst().observation().observedAt()).isEqualTo(Frames.RECEIVED.plusSeconds(1));
        assertThat(decoding.elements().getFirst().identity()).isEqualTo(Identity.NONE);
        assertThat(LLRP.resume(Profile.DEFAULT, session.context()).receive(Frames.bytes(tag)))
                .isEqualTo(decoding);
        session.receive(Frames.bytes(frame(63, tlv(246, tlv(129, "7FFFFFFFFFFFFFFF"), tlv(256, "0000")))));
        assertThat(session.receive(Frames.bytes(tag))).isEqualTo(decoding);
    }

    @Test
    void answersAKeepaliveAtOnceAndWithItsNumber() {
        Reply reply =
                decode(HexFormat.of().parseHex("083E0000000ACAFE0001")).reply().orElseThrow();
        assertThat(HexFormat.of().formatHex(reply.bytes())).isEqualTo("08480000000acafe0001");
        assertThat(reply.acknowledges()).isFalse();
        assertThat(decode(report(tlv(240, EPC_96))).reply()).isEmpty();
    }

    @Test
    void tellsInputsAndAnOverflow() {
        assertThat(observations(event(tlv(248, "0002 80"), tlv(251))))
                .containsExactly(
                        new Signal(SEEN, SignalKind.INPUT, "gpi2", true),
                        new Gap(SEEN, 0, "the reader's report buffer overflowed"));
        assertThat(observations(event(tlv(248, "0002 00"))))
                .containsExactly(new Signal(SEEN, SignalKind.INPUT, "gpi2", false));
    }

    @ParameterizedTest
    @CsvSource({
        "0000, connected",
        "0001, 'another client holds this reader, which the reader called itself'",
        "0002, another client holds this reader",
        "0003, the reader refused the connection",
        "0004, another client tried to connect",
        "0009, the reader refused the connection for reason 9"
    })
    void tellsInWordsWhetherItMayConnect(String status, String words) {
        DeviceStatus told = (DeviceStatus) observations(event(tlv(256, status))).getFirst();
        assertThat(told.state()).isEqualTo(words);
        assertThat(told.attributes())
                .containsEntry("event", "ConnectionAttemptEvent")
                .containsKey("Status");
    }

    @Test
    void tellsOfAntennasAndExceptions() {
        assertThat(observations(event(
                        tlv(255, "00 0002"),
                        tlv(255, "01 0003"),
                        tlv(250, "5A"),
                        tlv(252, "0004 6F0A6F00 81 0004"),
                        tlv(257))))
                .containsExactly(
                        new DeviceStatus(
                                SEEN,
                                "antenna 2 disconnected",
                                Map.of("event", "AntennaEvent", "EventType", "Antenna_Disconnected", "AntennaID", 2L)),
                        new DeviceStatus(
                                SEEN,
                                "antenna 3 connected",
                                Map.of("event", "AntennaEvent", "EventType", "Antenna_Connected", "AntennaID", 3L)),
                        new DeviceStatus(
                                SEEN,
                                "report buffer 90 % full",
                                Map.of("event", "ReportBufferLevelWarningEvent", "ReportBufferPercentageFull", 90L)),
                        new DeviceStatus(
                                SEEN,
                                "reader exception",
                                Map.of("event", "ReaderExceptionEvent", "Message", "o o", "AntennaID", 4L)),
                        new DeviceStatus(
                                SEEN, "the reader closed the connection", Map.of("event", "ConnectionCloseEvent")));
        assertThat(observations(event(tlv(249, "01 00000001 00000000"), tlv(247, "0001 0002"), custom(9, 8, "AA"))))
                .extracting(status -> ((DeviceStatus) status).state())
                .containsExactly("end of rospec", "hopping", "vendor event");
    }

    @Test
    void namesTheReaderWhereItSaysWhoItIs() {
        byte[] configuration = frame(
                12,
                tlv(287, "0000 0000"),
                tlv(218, "00 0008 001625FFFF1125D6"),
                tlv(221, "80 0001 0000"),
                tlv(221, "00 0002 0000"));
        List<String> ids = List.of("001625FFFF1125D6", "0016251125D6", "00:16:25:11:25:D6");
        assertThat(decode(configuration).ids()).isEqualTo(ids);
        assertThat(observations(configuration))
                .containsExactly(new DeviceStatus(
                        Frames.RECEIVED,
                        "configuration",
                        Map.of("connectedAntennas", List.of(1L), "readerId", "001625FFFF1125D6")));
        byte[] epc = frame(12, tlv(287, "0000 0000"), tlv(218, "01 0002 ABCD"));
        assertThat(decode(epc).ids()).containsExactly("ABCD");
        assertThat(decode(report(tlv(240, EPC_96))).ids()).isEmpty();
    }

    @Test
    void tellsHowInputsAndOutputsAre() {
        byte[] configuration = frame(
                12,
                tlv(287, "0000 0000"),
                tlv(225, "0001 80 01"),
                tlv(225, "0002 80 00"),
                tlv(225, "0003 00 01"),
                tlv(225, "0004 80 02"),
                tlv(219, "0001 00"),
                tlv(219, "0002 80"));
        assertThat(observations(configuration))
                .containsExactly(
                        new DeviceStatus(
                                Frames.RECEIVED,
                                "configuration",
                                Map.of("connectedAntennas", List.of(), "outputsOn", List.of(2L))),
                        new Signal(Frames.RECEIVED, SignalKind.INPUT, "gpi1", true),
                        new Signal(Frames.RECEIVED, SignalKind.INPUT, "gpi2", false));
    }

    @Test
    void tellsWhatTheReaderIsAndItsSerialNumber() {
        byte[] capabilities = frame(
                11,
                tlv(287, "0000 0000"),
                tlv(137, "0004 4000 0000651A 001E8486 0003 362E34", tlv(141, "0004 0004")),
                custom(25_882, 29, "0001 41 0002 4242 0000 0000 0000 0000"));
        DeviceStatus told = (DeviceStatus) observations(capabilities).getFirst();
        assertThat(told.attributes())
                .containsEntry("manufacturer", 25_882L)
                .containsEntry("model", 2_000_006L)
                .containsEntry("firmware", "6.4")
                .containsEntry("antennas", 4)
                .containsEntry("inputs", 4)
                .containsEntry("modelName", "A")
                .containsEntry("serialNumber", "BB");
        assertThat(decode(capabilities).ids()).containsExactly("BB");
    }

    @Test
    void tellsWhyTheReaderRefused() {
        String error = tlv(289, "00B7 00C8", tlv(289, "00DE 00C9", tlv(288, "0003 012D")));
        DeviceStatus told = (DeviceStatus)
                observations(frame(30, tlv(287, "0064 0003 626164", error))).getFirst();
        assertThat(told.state()).isEqualTo("the reader refused a request");
        assertThat(told.attributes())
                .containsEntry("message", "ADD_ROSPEC_RESPONSE")
                .containsEntry(
                        "reason",
                        "M_ParameterError “bad”, AISpec: P_ParameterError, AntennaConfiguration: P_FieldError,"
                                + " field 3: A_OutOfRange");
        assertThat(observations(frame(30, tlv(287, "0000 0000")))).isEmpty();
    }

    @Test
    void refusesWhatIsNoFrame() {
        assertThat(decode(new byte[0]).rejections()).hasSize(1);
        assertThat(decode(HexFormat.of().parseHex("043E0000000B00000001")).rejections())
                .hasSize(1);
        assertThat(decode(frame(999)).rejections()).hasSize(1);
        assertThat(decode(frame(3, 63)).rejections()).hasSize(1);
    }

    @Test
    void survivesDamage() {
        HostileLines.survive(
                LLRP,
                Map.of(),
                report(tlv(
                        240, EPC_96, "81 0003 86 C5 82", MICROSECONDS, "8C 3000", custom(25_882, 55, "0002 E2801160"))),
                report(tlv(240, tlv(241, "0009 FF80"), "83 0000000000000001"), tlv(242)),
                event(tlv(248, "0002 80"), tlv(252, "0002 6F6F 81 0004"), tlv(256, "0002")),
                frame(63, tlv(246, tlv(129, "00000000000F4240"), tlv(256, "0000"))),
                frame(
                        11,
                        tlv(287, "0000 0000"),
                        tlv(137, "0004 4000 0000651A 001E8486 0003 362E34", tlv(141, "0004 0004"))),
                frame(12, tlv(287, "0064 0001 61", tlv(289, "00B7 00C8")), tlv(218, "00 0008 001625FFFF1125D6")),
                frame(62));
    }
}
