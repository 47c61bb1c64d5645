package org.tallyman.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.tallyman.device.revision.UnreadableRevisionException;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Frame;

class DecodersTest {

    private static final Frame FRAME = new Frame("", new byte[] {1}, Instant.EPOCH);

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
