package org.tallyman.intake.outbound;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Reply;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.line.Cut;
import org.tallyman.dialect.line.Framing;
import org.tallyman.dialect.textline.TextLineDialect;
import org.tallyman.intake.LinkMetrics;
import org.tallyman.intake.Message;
import org.tallyman.intake.line.LineBuffer;
import org.tallyman.intake.line.LineTrouble;

/**
 * Lines of text from a scanner, scale or dimensioner that waits for its client, or that hangs on a serial port. The next line is
 * read when the one before is durable and answered; meanwhile the operating system holds what comes.
 */
final class TextLines implements Conversation {

    private static final TextLineDialect LANGUAGE = new TextLineDialect();
    private static final int CHUNK_BYTES = 4_096;
    private static final int NOISE_MAX = 65_536;

    private final URI address;
    private final OutboundConfig config;
    private final LineKeeper keeper;
    private final LinkMetrics metrics;
    private final LineBuffer buffer = new LineBuffer();
    private Profile profile;
    private Framing framing;
    private Session session;
    private int noise;
    private volatile boolean over;
    private volatile @Nullable Wire wire;

    TextLines(URI address, OutboundConfig config, LineKeeper keeper, LinkMetrics metrics) {
        this.address = address;
        this.config = config;
        this.keeper = keeper;
        this.metrics = metrics;
        this.profile = keeper.view().profile();
        this.framing = LANGUAGE.framing(profile);
        this.session = LANGUAGE.open(profile);
    }

    @Override
    public void run(Listener listener) throws LineBrokenException, InterruptedException {
        try (Wire opened = open()) {
            wire = opened;
            listener.connected();
            byte[] chunk = new byte[CHUNK_BYTES];
            for (int length = read(opened, chunk); length >= 0; length = read(opened, chunk)) {
                if (length > 0) {
                    listener.heard();
                    buffer.append(Arrays.copyOf(chunk, length));
                    take(opened, listener);
                }
            }
            throw new LineBrokenException("the device closed the connection");
        } catch (IOException e) {
            throw new LineBrokenException(inWords(e));
        } finally {
            if (buffer.size() > 0) {
                // Half a code is another code: it is counted, and read as none.
                metrics.refused(LineKeeper.LINK, LANGUAGE.name(), "half-line");
            }
        }
    }

    private Wire open() throws IOException {
        Optional<SerialAddress> serial = SerialAddress.of(address);
        return serial.isPresent()
                ? SerialWire.open(serial.get(), config.serialPorts())
                : SocketWire.open(address, config.answerWithin());
    }

    private int read(Wire from, byte[] into) throws IOException {
        return over ? -1 : from.read(into);
    }

    private void take(Wire from, Listener listener) throws IOException, InterruptedException, LineBrokenException {
        follow();
        for (Cut cut = buffer.cut(framing); !(cut instanceof Cut.Partial); cut = buffer.cut(framing)) {
            switch (cut) {
                case Cut.Complete(byte[] line, int consumed) -> {
                    noise = 0;
                    take(line, from, listener);
                }
                case Cut.Noise(int consumed) -> noise += consumed;
                case Cut.Partial() -> {}
            }
        }
        if (noise > NOISE_MAX) {
            broken("noise", "sent " + noise + " bytes that begin no line");
        }
        if (buffer.size() > LANGUAGE.frameMax()) {
            broken("frame-too-long", "sent more than " + LANGUAGE.frameMax() + " bytes without the end of a line");
        }
    }

    /** The device's settings as they are now. */
    private void follow() {
        Profile now = keeper.view().profile();
        if (!now.equals(profile)) {
            profile = now;
            framing = LANGUAGE.framing(now);
            session = LANGUAGE.open(now);
        }
    }

    private void take(byte[] line, Wire to, Listener listener) throws IOException, InterruptedException {
        Message message = keeper.read(line, session);
        Optional<Reply> reply = message.decoding().reply();
        if (!message.isChatter()) {
            keeper.keep(message, listener);
        }
        if (reply.isPresent()) {
            to.write(reply.get().bytes());
        }
    }

    private void broken(String reason, String what) throws LineBrokenException {
        metrics.refused(LineKeeper.LINK, LANGUAGE.name(), reason);
        throw new LineBrokenException("the device " + what);
    }

    private String inWords(IOException fault) {
        return SerialAddress.of(address).isPresent()
                ? String.valueOf(fault.getMessage())
                : LineTrouble.inWords(fault, address.toString(), LinkKind.host(address), config.answerWithin());
    }

    @Override
    public void hangUp() {
        over = true;
        Wire open = wire;
        if (open != null) {
            open.shut();
        }
    }

    /** As the profile says: who has nothing to scan is silent, and not gone. */
    @Override
    public Optional<Duration> silenceMax() {
        return LANGUAGE.silenceMax(keeper.view().profile());
    }
}
