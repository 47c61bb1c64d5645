package org.tallyman.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallyman.device.revision.UnreadableRevisionException;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Frame;

class DecodersTest {

    private static final Frame FRAME = new Frame("", new byte[] {1}, Instant.EPOCH);

    @Test
    void asksNoLanguageOfWhatIsMarkedAndUnknown() {
        for (String context : List.of("\u0018no-frame later 7", "\u0018no-frame noise many", "\u0018more", "\u0018")) {
            Decoding decoding = Unread.decoding(context, FRAME).orElseThrow();
            assertThat(decoding.elements()).isEmpty();
            assertThat(decoding.rejections())
                    .singleElement()
                    .satisfies(each -> assertThat(each.refusal().code()).isEqualTo("unknown-mark"));
        }
    }

    @Test
    void aBugOfADialectPutsTheMessageIntoQuarantine() {
        Decoding decoding = Decoders.receive(
                frame -> {
                    throw new IllegalStateException("a bug");
                },
                FRAME);
        assertThat(decoding.rejections().getFirst().refusal().code()).isEqualTo("decoder-bug");
    }

    /** Else the fold would go on without what the message says. */
    @Test
    void aDatabaseThatIsAwayIsNoBug() {
        UnreadableRevisionException away =
                new UnreadableRevisionException("revision 7 cannot be read", new IOException("broken pipe"));
        assertThatThrownBy(() -> Decoders.receive(
                        frame -> {
                            throw away;
                        },
                        FRAME))
                .isSameAs(away);
    }
}
