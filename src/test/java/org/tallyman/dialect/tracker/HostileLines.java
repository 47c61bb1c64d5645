package org.tallyman.dialect.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Rejection;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.line.Cut;
import org.tallyman.dialect.line.Framing;
import org.tallyman.dialect.line.LineDialect;

/**
 * Damaged frames and lines against a language: no exception, no loop without end, and no more memory than a frame of its
 * length may need. Seeded, so that a failure comes again. Checksums are ignored in one of two rounds, as they would hide
 * all that is behind them.
 */
public final class HostileLines {

    private static final Instant NOW = Instant.parse("2026-09-01T12:00:00Z");
    private static final int ROUNDS = 1_000;
    private static final long BASE_BYTES = 256 * 1_024;
    private static final long BYTES_PER_BYTE = 4 * 1_024;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final LineDialect dialect;
    private final Profile profile;
    private Session session;

    private HostileLines(LineDialect dialect, Profile profile) {
        this.dialect = dialect;
        this.profile = profile;
        this.session = dialect.open(profile);
    }

    /** Whole frames in, as {@link Framing} cuts them, of as many kinds as the language has. */
    public static void survive(LineDialect dialect, Map<String, String> settings, byte[]... frames) {
        Map<String, String> ignoring = new HashMap<>(settings);
        ignoring.put("checksum", "ignore");
        for (Profile profile : List.of(new Profile(settings), new Profile(ignoring))) {
            HostileLines hostile = new HostileLines(dialect, profile);
            for (byte[] frame : frames) {
                hostile.session = dialect.open(profile);
                hostile.receive(frame);
                hostile.truncated(frame);
                hostile.flipped(frame);
                hostile.shuffled(frame);
                hostile.line(frame);
            }
            hostile.random();
        }
    }

    private void truncated(byte[] frame) {
        for (int length = 0; length < frame.length; length++) {
            receive(Arrays.copyOf(frame, length));
        }
    }

    private void flipped(byte[] frame) {
        for (int bit = 0; bit < frame.length * 8; bit++) {
            byte[] damaged = frame.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            receive(damaged);
        }
    }

    private void shuffled(byte[] frame) {
        Random random = new Random(frame.length);
        for (int i = 0; i < ROUNDS; i++) {
            byte[] shuffled = new byte[random.nextInt(2 * frame.length)];
            for (int at = 0; at < shuffled.length; ) {
                int from = random.nextInt(frame.length);
                int length = Math.min(shuffled.length - at, 1 + random.nextInt(frame.length - from));
                System.arraycopy(frame, from, shuffled, at, length);
                at += length;
            }
            receive(shuffled);
            cut(shuffled);
        }
    }

    private void random() {
        Random random = new Random(1);
        for (int i = 0; i < ROUNDS; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            receive(bytes);
            cut(bytes);
        }
    }

    /** Frames with damage among good ones, all in one stream. */
    private void line(byte[] frame) {
        Random random = new Random(frame.length);
        for (int i = 0; i < ROUNDS / 10; i++) {
            byte[] line = new byte[4 * frame.length];
            for (int at = 0; at < line.length; at += frame.length) {
                System.arraycopy(frame, 0, line, at, frame.length);
            }
            line[random.nextInt(line.length)] ^= (byte) (1 << random.nextInt(8));
            cut(line);
        }
    }

    private void receive(byte[] payload) {
        String what = HexFormat.of().formatHex(payload);
        try {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            Decoding decoding = session.receive(new Frame("", payload, NOW));
            List<String> ids = dialect.ids(payload);
            dialect.refusal(payload);
            String context = session.context();
            long taken = THREADS.getCurrentThreadAllocatedBytes() - before;
            assertThat(taken).as(what).isLessThan(BASE_BYTES + BYTES_PER_BYTE * payload.length);
            assertThat(ids).as(what).doesNotContainNull();
            assertThat(decoding.rejections())
                    .as(what)
                    .extracting(Rejection::refusal)
                    .allSatisfy(refusal -> assertThat(refusal.rule()).isNotBlank());
            assertThat(decoding.rejections())
                    .as(what)
                    .extracting(Rejection::index)
                    .doesNotHaveDuplicates();
            dialect.resume(profile, context);
        } catch (RuntimeException e) {
            throw new AssertionError(what, e);
        }
    }

    private void cut(byte[] line) {
        Framing framing = dialect.framing();
        int at = 0;
        while (at < line.length) {
            int consumed;
            try {
                consumed = switch (framing.next(line, at, line.length)) {
                    case Cut.Complete(byte[] frame, int taken) -> {
                        assertThat(frame.length).isBetween(0, dialect.frameMax());
                        yield taken;
                    }
                    case Cut.Noise(int taken) -> taken;
                    case Cut.Partial() -> line.length - at;
                };
            } catch (RuntimeException e) {
                throw new AssertionError(HexFormat.of().formatHex(line), e);
            }
            if (consumed < 1 || consumed > line.length - at) {
                fail("took " + consumed + " bytes of " + (line.length - at) + ": "
                        + HexFormat.of().formatHex(line));
            }
            at += consumed;
        }
    }
}
