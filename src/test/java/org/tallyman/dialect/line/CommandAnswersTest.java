package org.tallyman.dialect.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyman.dialect.DialectRegistry;
import org.tallyman.dialect.Frames;
import org.tallyman.dialect.tracker.Checksums;

/** Which frames answer a command, and with what. */
class CommandAnswersTest {

    private static final String TERMINAL = "013912345678";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "h02 | *HQ,7000000001,V4,S20,ERROR# | S20,ERROR",
                "tk103 | (700000000000001,ZC03,020324,102030,$a (b), c$) | a (b), c",
                "suntech | SA200CMD;Res;123456;02;Reboot | Res;123456;02;Reboot",
                "suntech | RES;123456;04;02;TEST | 04;02;TEST",
                "queclink | +ACK:GTRTO,C20100,860000000000019,box,RTO,FFFF,20260301101502,0A0F$ | +ACK:GTRTO"
            })
    void areKnownInLanguagesOfText(String dialect, String frame, String text) {
        assertThat(answer(dialect, frame.getBytes(StandardCharsets.US_ASCII))).contains(new CommandAnswer(true, text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "h02 | *HQ,7000000001,SMS,hello#",
                "tk103 | (070000000001BP00000070000000001HSO)",
                "suntech | ALV;123456",
                "queclink | +ACK:GTHBD,C20100,860000000000019,box,20260301101502,0A0F$",
                "gps103 | imei:700000000000001,jt,260508120000,,F,120000.000,A,3842.0000,N,00908.4000,W,0.00,0;"
            })
    void areToldFromOtherFrames(String dialect, String frame) {
        assertThat(answer(dialect, frame.getBytes(StandardCharsets.US_ASCII))).isEmpty();
    }

    @Test
    void ofMeitrackAreFramesOfTheCommandItself() {
        String content = ",861234567890123,C01,OK*";
        String frame = "$$A" + (content.length() + 4) + content;
        int sum = Checksums.sum(frame.getBytes(StandardCharsets.US_ASCII), 0, frame.length());
        byte[] bytes = (frame + "%02X\r\n".formatted(sum)).getBytes(StandardCharsets.US_ASCII);
        assertThat(answer("meitrack", bytes)).contains(new CommandAnswer(true, "C01,OK"));
    }

    @Test
    void ofTeltonikaAreTextsOfCodec12And14ButNoneFromTheSerialPort() {
        String hello = "00000005" + "68656c6c6f" + "01";
        assertThat(answer("teltonika", teltonika("0c0106" + hello))).contains(new CommandAnswer(true, "hello"));
        assertThat(answer("teltonika", teltonika("0e0106" + "0000000d" + "0356307042441013" + "68656c6c6f" + "01")))
                .contains(new CommandAnswer(true, "hello"));
        assertThat(answer("teltonika", teltonika("0d0106" + "00000009" + "69ff0000" + "68656c6c6f" + "01")))
                .isEmpty();
        String datagram = "cafe" + "01" + "07" + "000f" + "333536333037303432343431303133" + "0c0106" + hello;
        assertThat(answer("teltonika", bytes("%04x".formatted(datagram.length() / 2) + datagram)))
                .contains(new CommandAnswer(true, "hello"));
    }

    @Test
    void ofGt06AreShortAndLong() {
        assertThat(answer("gt06", gt06("7878", "%02x", "15" + "09" + "00000000" + "68656c6c6f" + "0002")))
                .contains(new CommandAnswer(true, "hello"));
        assertThat(answer("gt06", gt06("7979", "%04x", "21" + "00000000" + "01" + "68656c6c6f")))
                .contains(new CommandAnswer(true, "hello"));
        assertThat(answer("gt06", gt06("7979", "%04x", "9b" + "03" + "68656c6c6f")))
                .isEmpty();
    }

    @Test
    void ofJt808NameTheMessageThatTheyAnswerAndSayHowItWent() {
        assertThat(answer("jt808", jt808("0001", "0000" + "8105" + "00"))).contains(new CommandAnswer(true, "done"));
        assertThat(answer("jt808", jt808("0001", "0000" + "8105" + "03")))
                .contains(new CommandAnswer(false, "not supported"));
        assertThat(answer("jt808", jt808("0001", "0000" + "8001" + "00"))).isEmpty();
        assertThat(answer("jt808", jt808("0002", ""))).isEmpty();
    }

    @Test
    void aTerminalOfJt808TakesCommandsOnceItHasAuthenticatedItself() {
        LineDialect jt808 = dialect("jt808");
        assertThat(jt808.takesCommandsAfter(jt808("0100", "00".repeat(37)))).isFalse();
        assertThat(jt808.takesCommandsAfter(jt808("0102", "31"))).isTrue();
    }

    @Test
    void aTrackerOfTeltonikaTakesCommandsOnceItsFirstDataIsAcknowledged() {
        LineDialect teltonika = dialect("teltonika");
        assertThat(teltonika.takesCommandsAfter(bytes("000f" + "333536333037303432343431303133")))
                .isFalse();
        assertThat(teltonika.takesCommandsAfter(teltonika("0c0106" + "00000005" + "68656c6c6f" + "01")))
                .isTrue();
        assertThat(teltonika.takesCommandsAfter(bytes("ff"))).isTrue();
    }

    private static Optional<CommandAnswer> answer(String name, byte[] frame) {
        return dialect(name).answer(frame, Frames.decode(dialect(name), Frames.bytes(frame)));
    }

    private static LineDialect dialect(String name) {
        return (LineDialect) new DialectRegistry().find(name).orElseThrow();
    }

    private static byte[] teltonika(String body) {
        byte[] summed = bytes(body);
        int checksum = Checksums.crc16Arc(summed, 0, summed.length);
        return bytes("%016x".formatted(summed.length) + body + "%08x".formatted(checksum));
    }

    private static byte[] gt06(String start, String length, String body) {
        String counted = length.formatted(body.length() / 2 + 4) + body + "0001";
        byte[] summed = bytes(counted);
        return bytes(start + counted + "%04x".formatted(Checksums.crc16X25(summed, 0, summed.length)) + "0d0a");
    }

    private static byte[] jt808(String type, String body) {
        String content = type + "%04x".formatted(body.length() / 2) + TERMINAL + "0007" + body;
        byte[] summed = bytes(content);
        return bytes("7e" + content + "%02x".formatted(Checksums.xor(summed, 0, summed.length)) + "7e");
    }

    private static byte[] bytes(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
