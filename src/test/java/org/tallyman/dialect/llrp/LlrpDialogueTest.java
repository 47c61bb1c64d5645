package org.tallyman.dialect.llrp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallyman.dialect.llrp.PartBuilder.part;

import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.line.Dialogue;
import org.tallyman.dialect.line.Dialogue.State;

class LlrpDialogueTest {

    private static final byte[] GREETING = Messages.encoded(part("READER_EVENT_NOTIFICATION")
            .add(part("ReaderEventNotificationData")
                    .add(part("UTCTimestamp"), part("ConnectionAttemptEvent").set("Status", "Success")))
            .message(1, 0));

    private static Dialogue dialogue(Map<String, String> settings) {
        return new LlrpDialect().dialogue(new Profile(settings)).orElseThrow();
    }

    @Test
    void asksOnceTheReaderHasGreetedAndNotesTheAnswer() {
        Dialogue dialogue = dialogue(Map.of());
        assertThat(dialogue.begin().state()).isEqualTo(State.BEGINNING);
        Dialogue.Turn asked = dialogue.heard(GREETING);
        assertThat(asked.answered()).isFalse();
        assertThat(asked.frames())
                .extracting(frame -> Messages.decoded(frame).name())
                .containsExactly("GET_READER_CAPABILITIES");
        long id = Messages.decoded(asked.frames().getFirst()).id();
        byte[] answer = Messages.encoded(
                part("GET_READER_CAPABILITIES_RESPONSE").add(part("LLRPStatus")).message(1, id));
        Dialogue.Turn next = dialogue.heard(answer);
        assertThat(next.answered()).isTrue();
        assertThat(next.frames()).hasSize(1);
    }

    @Test
    void leavesReportsKeepalivesAndWhatItCannotReadToOthers() {
        Dialogue dialogue = dialogue(Map.of());
        byte[][] frames = {
            Messages.frame(61),
            Messages.frame(62),
            Messages.frame(900),
            HexFormat.of().parseHex("04"),
            {}
        };
        for (byte[] frame : frames) {
            Dialogue.Turn turn = dialogue.heard(frame);
            assertThat(turn.frames()).isEmpty();
            assertThat(turn.news()).isEmpty();
            assertThat(turn.state()).isEqualTo(State.BEGINNING);
        }
    }

    @Test
    void saysWhichSettingIsWrongAndGoesNoFurther() {
        Dialogue dialogue = dialogue(Map.of("session", "9"));
        Dialogue.Turn turn = dialogue.begin();
        assertThat(turn.state()).isEqualTo(State.OVER);
        assertThat(turn.news())
                .containsExactly("the reader's settings are wrong: session “9”: a whole number from 0 to 3");
        Dialogue right = dialogue(Map.of());
        right.begin();
        assertThat(right.reconfigure(new Profile(Map.of("power", "high"))).state())
                .isEqualTo(State.OVER);
    }

    @Test
    void missesAReaderAfterThreeKeepalivesUnlessOthersHaveSetItUp() {
        assertThat(dialogue(Map.of("keepaliveSeconds", "4")).silenceMax()).contains(Duration.ofSeconds(12));
        assertThat(dialogue(Map.of("configure", "false")).silenceMax()).isEmpty();
    }

    @Test
    void commandsAreInTheVersionThatWasAgreed() {
        byte[] command = Messages.encoded(part("SET_READER_CONFIG")
                .add(part("GPOWriteData").set("GPOPortNumber", 2).set("GPOData", true))
                .message(1, 0x4000_0001L));
        Dialogue first = dialogue(Map.of());
        first.heard(GREETING);
        assertThat(first.agreed(command)).isEqualTo(command);
        Dialogue second = dialogue(Map.of("negotiateVersion", "true"));
        long id = Messages.decoded(second.heard(GREETING).frames().getFirst()).id();
        second.heard(Messages.encoded(part(Vocabulary.LLRP_1_1, "GET_SUPPORTED_VERSION_RESPONSE")
                .set("CurrentVersion", 2)
                .set("SupportedVersion", 2)
                .add(part("LLRPStatus"))
                .message(2, id)));
        LlrpMessage spoken = Messages.decoded(second.agreed(command));
        assertThat(spoken.version()).isEqualTo(2);
        assertThat(spoken.id()).isEqualTo(0x4000_0001L);
        assertThat(spoken.parameters()).hasSize(1);
    }

    @Test
    void takesItsLeaveAndIsOverWhenTheReaderSaysNothingToThat() {
        Dialogue dialogue = dialogue(Map.of());
        dialogue.heard(GREETING);
        Dialogue.Turn turn = dialogue.leave();
        assertThat(turn.state()).isEqualTo(State.LEAVING);
        assertThat(Messages.decoded(turn.frames().getLast()).name()).isEqualTo("CLOSE_CONNECTION");
        assertThat(dialogue.unanswered().state()).isEqualTo(State.OVER);
    }
}
