package org.tallyman.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.tallyman.dialect.Frame;
import org.tallyman.ident.DeviceId;

/**
 * The bytes of a block: a format byte, then for each message its device, names, clock, marks and payload, all behind one
 * zstd frame. Compressed here because the embedded PostgreSQL has only its own slow compression.
 */
final class BlockCodec {

    private static final int FORMAT = 3;

    /** Before version 3 a message did not say which profile it was read with: it is read with the first. */
    private static final int FORMAT_WITH_PROFILE = 3;

    private static final int FORMAT_WITH_SENT_AT = 2;
    private static final int FORMAT_MIN = 1;
    private static final int LEVEL = 1;

    /** What a message takes beside its payload, about: enough to never grow the buffer. */
    private static final int HEAD_BYTES = 128;

    private BlockCodec() {}

    static byte[] encode(List<StoredMessage> messages) {
        int expected = messages.stream()
                .mapToInt(message -> HEAD_BYTES + message.frame().payload().length)
                .sum();
        ByteArrayOutputStream raw = new ByteArrayOutputStream(expected);
        try (DataOutputStream out = new DataOutputStream(raw)) {
            out.writeByte(FORMAT);
            for (StoredMessage message : messages) {
                write(out, message);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Zstd.compress(raw.toByteArray(), LEVEL);
    }

    static List<StoredMessage> decode(long block, byte[] payload) {
        byte[] raw = Zstd.decompress(payload, (int) Zstd.getFrameContentSize(payload));
        List<StoredMessage> messages = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(raw))) {
            int format = in.readUnsignedByte();
            if (format < FORMAT_MIN || format > FORMAT) {
                throw new IOException(
                        "block " + block + " has format " + format + ", known are " + FORMAT_MIN + " to " + FORMAT);
            }
            while (in.available() > 0) {
                messages.add(read(in, MessageId.of(block, messages.size()), format));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return messages;
    }

    private static void write(DataOutputStream out, StoredMessage message) throws IOException {
        Frame frame = message.frame();
        out.writeLong(message.device().value());
        out.writeUTF(message.dialect());
        out.writeUTF(message.link());
        writeInstant(out, frame.receivedAt());
        out.writeBoolean(message.sentAt() != null);
        if (message.sentAt() != null) {
            writeInstant(out, message.sentAt());
        }
        writeBytes(out, frame.target().getBytes(UTF_8));
        writeBytes(out, message.context().getBytes(UTF_8));
        out.writeInt(message.profile());
        out.writeLong(message.replayOf().map(MessageId::value).orElse(0L));
        writeBytes(out, message.repeated().toByteArray());
        writeBytes(out, frame.payload());
    }

    private static StoredMessage read(DataInputStream in, MessageId id, int format) throws IOException {
        DeviceId device = new DeviceId(in.readLong());
        String dialect = in.readUTF();
        String link = in.readUTF();
        Instant receivedAt = readInstant(in);
        Instant sentAt = format >= FORMAT_WITH_SENT_AT && in.readBoolean() ? readInstant(in) : null;
        String target = new String(readBytes(in), UTF_8);
        String context = new String(readBytes(in), UTF_8);
        int profile = format >= FORMAT_WITH_PROFILE ? in.readInt() : 1;
        long replayOf = in.readLong();
        BitSet repeated = BitSet.valueOf(readBytes(in));
        Frame frame = new Frame(target, readBytes(in), receivedAt);
        Optional<MessageId> original = replayOf == 0 ? Optional.empty() : Optional.of(new MessageId(replayOf));
        return new StoredMessage(id, device, dialect, link, frame, context, profile, sentAt, repeated, original);
    }

    private static void writeInstant(DataOutputStream out, Instant instant) throws IOException {
        out.writeLong(instant.getEpochSecond());
        out.writeInt(instant.getNano());
    }

    private static Instant readInstant(DataInputStream in) throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }

    private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }
}
