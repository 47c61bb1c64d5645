package org.tallyman.dialect.suntech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallyman.dialect.Decoded.attributes;
import static org.tallyman.dialect.Decoded.codes;
import static org.tallyman.dialect.Decoded.observations;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Frames;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Observation.Fix;
import org.tallyman.dialect.Observation.Measurement;
import org.tallyman.dialect.Observation.Signal;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.SignalKind;
import org.tallyman.dialect.line.Command;
import org.tallyman.dialect.tracker.FramingConformance;
import org.tallyman.dialect.tracker.HostileLines;
import org.tallyman.ident.Parsed;

class SuntechDialectTest {

    private static final Instant AT = Instant.parse("2026-03-01T10:15:00Z");
    private static final Fix FIX = new Fix(AT, true, 41.15, -8.61, null, 36.0, 270.0, null);
    private static final String POSITION = "20260301;10:15:00;1a2b;+41.150000;-008.610000;036.000;270.00;9;1";
    private static final String OLDER = "ST300STT;100000019;04;561;" + POSITION + ";120500;12.75;101000;2;0042";
    private static final String NEWER =
            "ALT;1000000027;FFFFFF;84;1.0.6;0;20260301;10:15:00;0000B801;268;3;04D2;33;41.150000;"
                    + "-8.610000;36.00;270.00;9;1;00000101;00000001;41;;;;00000003;4.1;12.37";
    private static final String BINARY =
            "82" + "0000" + "1000000035" + "3fffff" + "54" + "010006" + "01" + "1a0301" + "0a0f00"
                    + "0000b801" + "010c" + "0003" + "04d2" + "21" + "0273e630" + "808360d0" + "0e10" + "6978" + "09"
                    + "01" + "01" + "00"
                    + "3b" + "0008" + "1d00000113f3f801";

    @Test
    void readsTheOlderSeries() {
        Decoding decoding = decode(OLDER);
        assertThat(decoding.ids()).containsExactly("100000019");
        assertThat(observations(decoding)).contains(FIX, new Signal(AT, SignalKind.INPUT, "in2", true));
        assertThat(attributes(decoding))
                .containsEntry("odometer", 120_500L)
                .containsEntry("power", 12.75)
                .containsEntry("ignition", true)
                .containsEntry("status", 2L)
                .containsEntry("index", 42L);
    }

    @Test
    void seesHourMeterAndBackupBattery() {
        assertThat(attributes(Frames.decode(new SuntechDialect(), Frames.text(OLDER + ";000061;4.5;0;0.00"))))
                .containsEntry("hours", 3_660_000L)
                .containsEntry("battery", 4.5)
                .containsEntry("archive", true);
        assertThat(attributes(Frames.decode(new SuntechDialect(), Frames.text(OLDER + ";017.159;0;002.327;12"))))
                .doesNotContainKeys("hours", "battery");
    }

    @Test
    void seesTheSameOfDevicesOfAKnownModel() {
        SuntechDialect dialect = new SuntechDialect();
        assertThat(dialect.models())
                .allSatisfy(model -> assertThat(attributes(dialect.open(new Profile(model.settings()))
                                .receive(Frames.text(OLDER + ";017.159;0;002.327;12"))))
                        .doesNotContainKeys("hours", "battery"));
    }

    @Test
    void readsWhatADeviceWasSetUpToSend() {
        Profile profile =
                new Profile(Map.of("hbm", "true", "includeAdc", "true", "includeRpm", "true", "includeTemp", "true"));
        String report = OLDER + ";90;4.2;0;1.5;;2.5;800;00AB;1;28F2B7600600005D:-18.5;28F3:+4.0;:";
        Decoding decoding =
                new SuntechDialect().open(new Profile(Map.of("hbm", "false"))).receive(Frames.text(report));
        assertThat(attributes(decoding)).doesNotContainKey("hours");
        decoding = new SuntechDialect().open(profile).receive(Frames.text(report));
        assertThat(attributes(decoding))
                .containsEntry("hours", 5_400_000L)
                .containsEntry("battery", 4.2)
                .containsEntry("archive", true)
                .containsEntry("adc1", 1.5)
                .containsEntry("adc3", 2.5)
                .doesNotContainKey("adc2")
                .containsEntry("rpm", 800L)
                .containsEntry("driverUniqueId", "00AB")
                .containsEntry("temp2", 4.0);
        assertThat(observations(decoding)).contains(new Measurement(AT, "temperature", -18.5, "Cel", "1"));
    }

    @Test
    void namesEmergenciesAndAlerts() {
        assertThat(attributes(decode("SA200EMG;317652;042;" + POSITION + ";1;12.1;110000;3")))
                .containsEntry("alarm", "powerCut");
        assertThat(
                        attributes(
                                decode(
                                        "ST600ALT;317652;20;042;20260301;10:15:00;1a2b;268;3;04d2;30;+41.15;-8.61;1;2;9;1;5;12.1;110000;1")))
                .containsEntry("alarm", "overspeed")
                .containsKey("network");
    }

    @Test
    void readsTheSerialPort() {
        Map<String, Object> status = attributes(decode(
                "ST300UEX;317652;45;311;" + POSITION + ";5;12.1;000000;32;t_0=1C;N_0=0419.0;Q_D=09;CabAVL,0,2.5,0;6F"));
        assertThat(status)
                .containsEntry("temp0", 28)
                .containsEntry("fuel0", 1_049)
                .containsEntry("fuel1", 2.5)
                .containsEntry("fuel", 1_051.5)
                .containsEntry("drivingQuality", 9);
        assertThat(attributes(decode("ST300UEX;317652;45;311;" + POSITION + ";5;12.1;000000;8;Hi there;12")))
                .containsEntry("serial", "Hi there");
    }

    @Test
    void readsTheNewerSeriesByMask() {
        Decoding decoding = decode(NEWER);
        assertThat(decoding.ids()).containsExactly("1000000027");
        assertThat(observations(decoding)).contains(FIX, new Signal(AT, SignalKind.INPUT, "ignition", true));
        assertThat(attributes(decoding))
                .containsEntry("alarm", "powerCut")
                .containsEntry("archive", true)
                .containsEntry("in2", true)
                .containsEntry("io1", "4.1")
                .containsEntry("io2", "12.37");
        assertThat(observations(decode("STT;1000000027;001834;1.0.6;20260301;10:15:00;41.150000;-8.610000")))
                .contains(new Fix(AT, true, 41.15, -8.61, null, null, null, null));
    }

    @Test
    void makesNoPositionOfNowOfAReportWithoutDateAndTime() {
        for (String report : List.of(
                "STT;1000000027;001804;1.0.6;41.150000;-8.610000",
                "STT;1000000027;001814;1.0.6;20260301;41.150000;-8.610000",
                "STT;1000000027;001824;1.0.6;10:15:00;41.150000;-8.610000")) {
            Decoding decoding = Frames.decode(new SuntechDialect(), Frames.text(report));
            assertThat(decoding.elements()).as(report).isEmpty();
            assertThat(codes(decoding)).as(report).containsExactly("time");
        }
        assertThat(observations(decode("STT;1000000027;010824;1.0.6;10:15:00;41.150000;0")))
                .noneMatch(Fix.class::isInstance);
    }

    @Test
    void readsBeacons() {
        assertThat(attributes(
                        decode("BLE;1000000027;84;1.0.6;20260301;10:15:00;41.15;-8.61;1;-60;-70;-50;E2C5;12;100;7")))
                .containsEntry("tag1Rssi", -60L)
                .containsEntry("tag1Id", "E2C5")
                .containsEntry("tag1Minor", 7L);
    }

    @Test
    void readsTheNewerSeriesInBinary() {
        byte[] frame = binary();
        Decoding decoding = Frames.decode(new SuntechDialect(), Frames.bytes(frame));
        assertThat(decoding.ids()).containsExactly("1000000035");
        assertThat(new SuntechDialect().ids(frame)).containsExactly("1000000035");
        assertThat(observations(decoding)).contains(FIX);
        assertThat(attributes(decoding))
                .containsEntry("versionFw", "1.0.6")
                .containsEntry("driverUniqueId", "1d00000113f3f801");
    }

    @Test
    void readsOtherModels() {
        assertThat(observations(decode(
                        "ST910;Alert;123456;20260301;10:15:00;3be0;+41.150000;-008.610000;036.0;270.0;1;120500;72")))
                .contains(FIX)
                .contains(new DeviceStatus(AT, "report", Map.of("alarm", "general", "odometer", 120_500L)));
        assertThat(observations(
                        decode("ST910;Location;123456;500;20260301;10:15:00;+41.150000;-008.610000;036.0;270.0;0;3.8")))
                .contains(new Fix(AT, false, 41.15, -8.61, null, 36.0, 270.0, null));
        String cells = "10;268;3;-60;20;1;" + "0;0;0;0;0;0;".repeat(6);
        assertThat(observations(decode("ST400STT;123456;500;01;" + cells
                        + "3.9;1;17;2;20260301;10:15:00;+41.150000;-008.610000;036.0;270.0;9;1")))
                .contains(FIX);
        assertThat(attributes(decode("ST300HTE;123456;45;308;20260301;10:15:00;0;12.5;00AB")))
                .containsEntry("driverUniqueId", "00AB");
        assertThat(attributes(decode("RES;123456;04;02;TEST"))).containsEntry("result", "04;02;TEST");
        assertThat(decode("SA200ALV;317652").elements()).isEmpty();
        assertThat(Frames.decode(new SuntechDialect(), Frames.text("hello")).rejections())
                .hasSize(1);
    }

    @Test
    void cutsText() {
        byte[] line = (OLDER + "\r" + "ST600UEX;1;data\r\n;B4;1\r" + NEWER + "\r").getBytes(StandardCharsets.US_ASCII);
        List<byte[]> frames = new java.util.ArrayList<>();
        int at = 0;
        while (at < line.length) {
            FramingConformance.First first =
                    FramingConformance.first(new SuntechFraming(), java.util.Arrays.copyOfRange(line, at, line.length));
            frames.add(HexFormat.of().parseHex(java.util.Objects.requireNonNull(first.frame())));
            at += first.consumed();
        }
        assertThat(frames).extracting(frame -> frame.length).containsExactly(OLDER.length(), 22, NEWER.length());
        assertThat(FramingConformance.trickle(new SuntechFraming(), binary())).containsExactly(binary());
    }

    @Test
    void writesCommandsOfTheSeries() {
        Command command = new Command("outputControl", Map.of("index", "2", "data", "1"), AT);
        Profile profile = new Profile(Map.of("model", "st300"));
        assertThat(new SuntechDialect().command(command, "123456", profile))
                .isInstanceOfSatisfying(
                        Parsed.Ok.class,
                        ok -> assertThat((byte[]) ok.value())
                                .isEqualTo("ST300CMD;123456;02;Enable2\r".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void survivesDamage() {
        HostileLines.survive(
                new SuntechDialect(),
                Map.of("hbm", "true", "includeTemp", "true"),
                OLDER.getBytes(StandardCharsets.US_ASCII),
                NEWER.getBytes(StandardCharsets.US_ASCII),
                ("ST300UEX;317652;45;311;" + POSITION + ";5;12.1;000000;21;t_0=1C;N_0=0419.0;Q_D=09;6F")
                        .getBytes(StandardCharsets.US_ASCII),
                "ST910;Alert;123456;20260301;10:15:00;3be0;+41.15;-8.61;36;270;1;120500"
                        .getBytes(StandardCharsets.US_ASCII),
                binary());
    }

    private static byte[] binary() {
        byte[] frame = HexFormat.of().parseHex(BINARY);
        frame[2] = (byte) (frame.length - 3);
        return frame;
    }

    private static Decoding decode(String report) {
        Decoding decoding = Frames.decode(new SuntechDialect(), Frames.text(report));
        assertThat(decoding.rejections()).isEmpty();
        assertThat(new SuntechDialect().ids(report.getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(decoding.ids());
        return decoding;
    }
}
