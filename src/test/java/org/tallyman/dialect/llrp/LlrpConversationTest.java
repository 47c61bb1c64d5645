package org.tallyman.dialect.llrp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallyman.dialect.llrp.Messages.tlv;
import static org.tallyman.dialect.llrp.PartBuilder.part;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.llrp.LlrpConversation.State;
import org.tallyman.dialect.llrp.LlrpConversation.Turn;
import org.tallyman.ident.Parsed;

class LlrpConversationTest {

    private static final int IMPINJ = 25_882;

    private static ReaderProfile profile(String... settings) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            map.put(settings[i], settings[i + 1]);
        }
        return switch (ReaderProfile.of(new Profile(map))) {
            case Parsed.Ok<ReaderProfile>(ReaderProfile profile) -> profile;
            case Parsed.Refused<ReaderProfile>(var refusal) -> throw new AssertionError(refusal.sentence());
        };
    }

    /** A reader that agrees to everything but what it is told to refuse. */
    private static final class Reader {

        private final LlrpConversation client;
        private final int manufacturer;
        private final List<String> refuses;
        private final List<LlrpMessage> asked = new ArrayList<>();
        private final List<String> news = new ArrayList<>();

        Reader(ReaderProfile profile, int manufacturer, String... refuses) {
            this.client = new LlrpConversation(profile);
            this.manufacturer = manufacturer;
            this.refuses = List.of(refuses);
        }

        /** Greets and answers until the client asks no more. */
        Reader talk() {
            take(client.receive(event(part("ConnectionAttemptEvent").set("Status", "Success"))));
            return answerFrom(0);
        }

        private Reader answerFrom(int first) {
            for (int i = first; i < asked.size(); i++) {
                LlrpMessage request = asked.get(i);
                // What the client sends, a reader can read.
                LlrpMessage read = Messages.decoded(Messages.encoded(request));
                assertThat(read.name()).isEqualTo(request.name());
                if (!request.name().equals("ENABLE_EVENTS_AND_REPORTS")) {
                    take(client.receive(answer(request)));
                }
            }
            return this;
        }

        private void take(Turn turn) {
            asked.addAll(turn.messages());
            news.addAll(turn.news());
            assertThat(turn.state()).isEqualTo(client.state());
        }

        private LlrpMessage answer(LlrpMessage request) {
            boolean refused = refuses.contains(request.name());
            PartBuilder status = part("LLRPStatus")
                    .set("StatusCode", refused ? "M_ParameterError" : "M_Success")
                    .set("ErrorDescription", refused ? "no" : "");
            if (refused && request.shape().isCustom()) {
                return part("ERROR_MESSAGE").add(status).message(1, request.id());
            }
            String name = request.name() + "_RESPONSE";
            Vocabulary vocabulary = Vocabulary.LLRP_1_1;
            PartBuilder answer = part(vocabulary, name).add(status);
            switch (request.name()) {
                case "GET_READER_CAPABILITIES" -> answer.add(capabilities());
                case "GET_SUPPORTED_VERSION" -> answer.set("CurrentVersion", 1).set("SupportedVersion", 2);
                default -> {}
            }
            return answer.message(request.version(), request.id());
        }

        private List<PartBuilder> capabilities() {
            PartBuilder general = part("GeneralDeviceCapabilities")
                    .set("MaxNumberOfAntennaSupported", 4)
                    .set("DeviceManufacturerName", manufacturer)
                    .add(part("GPIOCapabilities").set("NumGPIs", 2));
            PartBuilder llrp = part("LLRPCapabilities")
                    .set("SupportsEventAndReportHolding", true)
                    .set("CanReportBufferFillWarning", true);
            PartBuilder frequencies = part("FrequencyInformation")
                    .set("Hopping", true)
                    .add(part("FrequencyHopTable").set("HopTableID", 1));
            PartBuilder band = part("UHFBandCapabilities")
                    .add(part("TransmitPowerLevelTableEntry").set("Index", 81), frequencies);
            return List.of(general, llrp, part("RegulatoryCapabilities").add(band));
        }

        List<String> names() {
            return asked.stream().map(LlrpMessage::name).toList();
        }

        String asked(String name) {
            return asked.stream()
                    .filter(message -> message.name().equals(name))
                    .findFirst()
                    .map(LlrpText::xml)
                    .orElseThrow();
        }
    }

    private static LlrpMessage event(PartBuilder event) {
        return part("READER_EVENT_NOTIFICATION")
                .add(part("ReaderEventNotificationData").add(part("UTCTimestamp"), event))
                .message(1, 0);
    }

    @Test
    void setsAReaderUpAndLetsItRead() {
        Reader reader = new Reader(ReaderProfile.DEFAULT, 161).talk();
        assertThat(reader.names())
                .containsExactly(
                        "GET_READER_CAPABILITIES",
                        "GET_READER_CONFIG",
                        "DELETE_ACCESSSPEC",
                        "DELETE_ROSPEC",
                        "SET_READER_CONFIG",
                        "ADD_ROSPEC",
                        "ENABLE_ROSPEC");
        assertThat(reader.asked).extracting(LlrpMessage::id).doesNotHaveDuplicates();
        assertThat(reader.asked).allMatch(message -> message.version() == 1);
        assertThat(reader.client.state()).isEqualTo(State.READING);
        assertThat(reader.client.awaiting()).isEmpty();
        assertThat(reader.news).containsExactly("the reader reads");
    }

    /** Byte for byte, so that no reader is surprised. */
    @Test
    void asksForAllAntennasAndReportsAtOnce() {
        Reader reader = new Reader(ReaderProfile.DEFAULT, 161).talk();
        byte[] add = Messages.encoded(reader.asked.get(5));
        String boundary = tlv(178, tlv(179, "01"), tlv(182, "00 00000000"));
        String inventory = tlv(183, "0001 0000", tlv(184, "00 00000000"), tlv(186, "0001 01"));
        String report = tlv(237, "01 0001", tlv(238, "1780", tlv(348, "40")));
        assertThat(HexFormat.of().withUpperCase().formatHex(add))
                .endsWith(tlv(177, "00005441 00 00", boundary, inventory, report));
        assertThat(reader.asked("SET_READER_CONFIG"))
                .contains("<KeepaliveTriggerType>Periodic</KeepaliveTriggerType>"
                        + "<PeriodicTriggerValue>15000</PeriodicTriggerValue>")
                .contains("<EventType>GPI_Event</EventType><NotificationState>true</NotificationState>")
                .contains("<GPIPortNum>2</GPIPortNum><Config>true</Config><State>Unknown</State>")
                .contains("<HoldEventsAndReportsUponReconnect>false</HoldEventsAndReportsUponReconnect>");
    }

    @Test
    void asksAnImpinjReaderForMoreThanTheStandardHas() {
        ReaderProfile profile = profile(
                "antennas",
                "1,2",
                "power",
                "81",
                "session",
                "2",
                "mode",
                "1002",
                "searchMode",
                "1",
                "contents",
                "rssi,tid");
        Reader reader = new Reader(profile, IMPINJ).talk();
        assertThat(reader.names())
                .startsWith("GET_READER_CAPABILITIES", "IMPINJ_ENABLE_EXTENSIONS", "GET_READER_CONFIG");
        assertThat(reader.asked("ADD_ROSPEC"))
                .contains("<AntennaIDs>1 2</AntennaIDs>")
                .contains("<RFTransmitter><HopTableID>1</HopTableID><ChannelIndex>0</ChannelIndex>"
                        + "<TransmitPower>81</TransmitPower></RFTransmitter>")
                .contains("<ModeIndex>1002</ModeIndex><Tari>0</Tari>")
                .contains("<Session>2</Session><TagPopulation>32</TagPopulation>")
                .contains("<InventorySearchMode>Single_Target</InventorySearchMode>")
                .contains("<ImpinjEnableSerializedTID><SerializedTIDMode>Enabled</SerializedTIDMode>")
                .contains("<ImpinjEnableRFPhaseAngle><RFPhaseAngleMode>Disabled</RFPhaseAngleMode>")
                .contains("<ImpinjEnablePeakRSSI><PeakRSSIMode>Enabled</PeakRSSIMode>");
        assertThat(new Reader(profile("extensions", "false"), IMPINJ).talk().names())
                .doesNotContain("IMPINJ_ENABLE_EXTENSIONS");
    }

    @Test
    void asksAZebraReaderForThePhase() {
        Reader reader = new Reader(profile("contents", "phase"), 161).talk();
        assertThat(reader.asked("ADD_ROSPEC")).contains("<EnablePhase>true</EnablePhase>");
    }

    @Test
    void goesOnWithoutExtensionsWhereTheReaderDoes() {
        Reader reader = new Reader(profile("searchMode", "1"), IMPINJ, "IMPINJ_ENABLE_EXTENSIONS").talk();
        assertThat(reader.client.state()).isEqualTo(State.READING);
        assertThat(reader.asked("ADD_ROSPEC")).doesNotContain("Impinj");
        assertThat(reader.news.getFirst())
                .isEqualTo("the reader refused its maker's extensions: M_ParameterError “no”");
    }

    @Test
    void readsWhenAnInputSaysSo() {
        Reader reader = new Reader(profile("triggerInput", "2", "triggerTimeoutMs", "5000"), 161).talk();
        assertThat(reader.asked("ADD_ROSPEC"))
                .contains(
                        "<ROSpecStartTriggerType>GPI</ROSpecStartTriggerType><GPITriggerValue><GPIPortNum>2</GPIPortNum>"
                                + "<GPIEvent>true</GPIEvent><Timeout>0</Timeout>")
                .contains("<ROSpecStopTriggerType>GPI_With_Timeout</ROSpecStopTriggerType>"
                        + "<DurationTriggerValue>0</DurationTriggerValue><GPITriggerValue><GPIPortNum>2</GPIPortNum>"
                        + "<GPIEvent>false</GPIEvent><Timeout>5000</Timeout>");
        assertThat(reader.news).containsExactly("the reader reads when its input says so");
    }

    @Test
    void takesWhatTheReaderKeptBeforeAnythingElse() {
        Reader reader = new Reader(profile("holdReports", "true"), 161).talk();
        assertThat(reader.names()).startsWith("ENABLE_EVENTS_AND_REPORTS", "GET_READER_CAPABILITIES");
        assertThat(reader.asked("SET_READER_CONFIG"))
                .contains("<HoldEventsAndReportsUponReconnect>true</HoldEventsAndReportsUponReconnect>");
    }

    @Test
    void leavesAloneWhatOthersHaveSetUp() {
        Reader reader = new Reader(profile("clearSpecs", "false"), 161, "DELETE_ROSPEC").talk();
        assertThat(reader.names()).doesNotContain("DELETE_ACCESSSPEC");
        assertThat(reader.asked("DELETE_ROSPEC")).contains("<ROSpecID>" + ReaderSetup.ROSPEC_ID + "</ROSpecID>");
        assertThat(reader.news).containsExactly("the reader reads");
    }

    @Test
    void readsThoughTheReaderKeepsWhatItWasTold() {
        Reader reader = new Reader(ReaderProfile.DEFAULT, 161, "DELETE_ROSPEC").talk();
        assertThat(reader.news)
                .containsExactly(
                        "the reader refused to delete what it was told before: M_ParameterError “no”",
                        "the reader reads");
    }

    @Test
    void speaksVersion1Point1WithAReaderThatCan() {
        Reader reader = new Reader(profile("negotiateVersion", "true"), 161).talk();
        assertThat(reader.names())
                .startsWith("GET_SUPPORTED_VERSION", "SET_PROTOCOL_VERSION", "GET_READER_CAPABILITIES");
        assertThat(reader.asked).allMatch(message -> message.version() == 2);
        assertThat(reader.client.state()).isEqualTo(State.READING);
    }

    @Test
    void staysWithVersion1WhereTheReaderKnowsNoOther() {
        Reader reader = new Reader(profile("negotiateVersion", "true"), 161, "GET_SUPPORTED_VERSION").talk();
        assertThat(reader.asked.getFirst().version()).isEqualTo(2);
        assertThat(reader.asked.subList(1, reader.asked.size())).allMatch(message -> message.version() == 1);
        assertThat(reader.client.state()).isEqualTo(State.READING);
    }

    @ParameterizedTest
    @CsvSource({
        "Failed_A_Client_Initiated_Connection_Already_Exists, another client holds this reader",
        "Failed_Reason_Other_Than_A_Connection_Already_Exists, the reader refused the connection"
    })
    void saysWhyTheReaderDoesNotTakeIt(String status, String words) {
        LlrpConversation client = new LlrpConversation(ReaderProfile.DEFAULT);
        Turn turn = client.receive(event(part("ConnectionAttemptEvent").set("Status", status)));
        assertThat(turn).isEqualTo(new Turn(List.of(), List.of(words), State.TURNED_AWAY));
    }

    @Test
    void tellsOfAnotherClientThatTries() {
        Reader reader = new Reader(ReaderProfile.DEFAULT, 161).talk();
        Turn turn = reader.client.receive(
                event(part("ConnectionAttemptEvent").set("Status", "Another_Connection_Attempted")));
        assertThat(turn).isEqualTo(new Turn(List.of(), List.of("another client tried to connect"), State.READING));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET_READER_CAPABILITIES", "SET_READER_CONFIG", "ADD_ROSPEC", "ENABLE_ROSPEC"})
    void saysWhatTheReaderRefuses(String request) {
        Reader reader = new Reader(ReaderProfile.DEFAULT, 161, request).talk();
        assertThat(reader.client.state()).isEqualTo(State.FAILED);
        assertThat(reader.names()).last().isEqualTo(request);
        assertThat(reader.news)
                .singleElement()
                .asString()
                .startsWith("the reader refused ")
                .endsWith(": M_ParameterError “no”");
    }

    @ParameterizedTest
    @CsvSource({
        "antennas, 5, this reader has antennas 1 to 4",
        "power, 82, this reader has transmit powers up to index 81",
        "triggerInput, 3, this reader has 2 inputs"
    })
    void saysWhatTheReaderCannotDoBeforeAskingForIt(String setting, String value, String rule) {
        Reader reader = new Reader(profile(setting, value), 161).talk();
        assertThat(reader.names()).containsExactly("GET_READER_CAPABILITIES");
        assertThat(reader.client.state()).isEqualTo(State.FAILED);
        assertThat(reader.news).containsExactly(setting + " “" + value + "”: " + rule);
    }

    @Test
    void waitsForTheAnswerToItsOwnRequest() {
        LlrpConversation client = new LlrpConversation(ReaderProfile.DEFAULT);
        Turn first = client.receive(event(part("ConnectionAttemptEvent").set("Status", "Success")));
        assertThat(client.awaiting()).contains("GET_READER_CAPABILITIES");
        long id = first.messages().getFirst().id();
        PartBuilder answer = part("GET_READER_CAPABILITIES_RESPONSE").add(part("LLRPStatus"));
        assertThat(client.receive(answer.message(1, id + 1)).messages()).isEmpty();
        assertThat(client.receive(part("KEEPALIVE").message(1, id)).messages()).isEmpty();
        assertThat(client.receive(part("RO_ACCESS_REPORT").message(1, id)).messages())
                .isEmpty();
        assertThat(client.receive(answer.message(1, id)).messages()).hasSize(1);
    }

    @Test
    void letsAReaderSpeakThatSomebodyElseToldToWait() {
        LlrpConversation client = new LlrpConversation(ReaderProfile.DEFAULT);
        Turn asked = client.receive(event(part("ConnectionAttemptEvent").set("Status", "Success")));
        asked = client.receive(answer(asked, part("GET_READER_CAPABILITIES_RESPONSE")));
        PartBuilder holding = part("EventsAndReports").set("HoldEventsAndReportsUponReconnect", true);
        Turn after = client.receive(answer(asked, part("GET_READER_CONFIG_RESPONSE"), holding));
        assertThat(after.messages())
                .extracting(LlrpMessage::name)
                .containsExactly("ENABLE_EVENTS_AND_REPORTS", "DELETE_ACCESSSPEC");
    }

    /** Some readers send one whose status says that all is well. */
    @Test
    void takesAnErrorMessageForARefusalWhateverItsStatusSays() {
        LlrpConversation client = new LlrpConversation(profile("negotiateVersion", "true"));
        Turn asked = client.receive(event(part("ConnectionAttemptEvent").set("Status", "Success")));
        asked = client.receive(answer(asked, part("ERROR_MESSAGE")));
        assertThat(asked.messages()).extracting(LlrpMessage::name).containsExactly("GET_READER_CAPABILITIES");
        assertThat(client.receive(answer(asked, part("ERROR_MESSAGE"))).news())
                .containsExactly("the reader refused to tell its capabilities: it does not say why");
    }

    @Test
    void listensToAReaderThatOthersHaveSetUp() {
        Reader reader = new Reader(profile("configure", "false"), 161).talk();
        assertThat(reader.names()).isEmpty();
        assertThat(reader.client.state()).isEqualTo(State.READING);
        assertThat(new Reader(profile("configure", "false", "holdReports", "true"), 161)
                        .talk()
                        .names())
                .containsExactly("ENABLE_EVENTS_AND_REPORTS");
    }

    @Test
    void fetchesTheTagsOfAZebraReaderThatReadsByItself() {
        LlrpMessage notify = part("MOTO_TAG_EVENT_NOTIFY").message(1, 0);
        Reader reader = new Reader(profile("configure", "false"), 161).talk();
        assertThat(reader.client.receive(notify).messages())
                .extracting(LlrpMessage::name)
                .containsExactly("MOTO_GET_TAG_EVENT_REPORT");
        assertThat(reader.client.awaiting()).isEmpty();
        assertThat(new LlrpConversation(ReaderProfile.DEFAULT).receive(notify).messages())
                .isEmpty();
    }

    @Test
    void tellsTheReaderAnewWhenItIsToReadInAnotherWay() {
        Reader reader = new Reader(ReaderProfile.DEFAULT, 161).talk();
        int before = reader.asked.size();
        reader.take(reader.client.reconfigure(profile("session", "2")));
        reader.answerFrom(before);
        assertThat(reader.names().subList(before, reader.asked.size()))
                .startsWith("GET_READER_CAPABILITIES")
                .endsWith("DELETE_ROSPEC", "SET_READER_CONFIG", "ADD_ROSPEC", "ENABLE_ROSPEC");
        assertThat(LlrpText.xml(reader.asked.get(reader.asked.size() - 2))).contains("<Session>2</Session>");
        assertThat(reader.client.state()).isEqualTo(State.READING);
    }

    @Test
    void givesUpAReaderThatDoesNotAnswer() {
        LlrpConversation silent = new LlrpConversation(ReaderProfile.DEFAULT);
        assertThat(silent.unanswered().state()).isEqualTo(State.TURNED_AWAY);
        LlrpConversation client = new LlrpConversation(ReaderProfile.DEFAULT);
        client.receive(event(part("ConnectionAttemptEvent").set("Status", "Success")));
        assertThat(client.unanswered())
                .isEqualTo(new Turn(
                        List.of(), List.of("the reader did not answer GET_READER_CAPABILITIES"), State.FAILED));
    }

    @Test
    void staysWithVersion1WhereTheReaderSaysNothingToAnother() {
        LlrpConversation client = new LlrpConversation(profile("negotiateVersion", "true"));
        client.receive(event(part("ConnectionAttemptEvent").set("Status", "Success")));
        Turn turn = client.unanswered();
        assertThat(turn.messages()).extracting(LlrpMessage::name).containsExactly("GET_READER_CAPABILITIES");
        assertThat(turn.messages().getFirst().version()).isOne();
        assertThat(turn.state()).isEqualTo(State.SETTING_UP);
    }

    private static LlrpMessage answer(Turn asked, PartBuilder answer, PartBuilder... more) {
        return answer.add(part("LLRPStatus"))
                .add(more)
                .message(1, asked.messages().getLast().id());
    }

    @Test
    void takesItsLeave() {
        Reader reader = new Reader(ReaderProfile.DEFAULT, 161).talk();
        Turn turn = reader.client.close();
        assertThat(turn.messages()).extracting(LlrpMessage::name).containsExactly("CLOSE_CONNECTION");
        assertThat(turn.state()).isEqualTo(State.CLOSING);
        LlrpMessage answer =
                part("CLOSE_CONNECTION_RESPONSE").add(part("LLRPStatus")).message(1, 1);
        assertThat(reader.client.receive(answer).state()).isEqualTo(State.CLOSED);
        assertThat(reader.client.close().messages()).isEmpty();
        Turn closed = new Reader(ReaderProfile.DEFAULT, 161).talk().client.receive(event(part("ConnectionCloseEvent")));
        assertThat(closed).isEqualTo(new Turn(List.of(), List.of("the reader closed the connection"), State.CLOSED));
    }
}
