package org.tallyman.dialect.llrp;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.llrp.PartReader.Inside;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Refusal;

/** Messages from and to bytes (LLRP 1.0.1 and 1.1, section "Binary Encodings for LLRP"). */
public final class LlrpCodec {

    static final int HEADER = 10;
    private static final int CUSTOM_MESSAGE_HEADER = 15;
    private static final int TYPE_MASK = 0x3FF;

    private LlrpCodec() {}

    /** The type in a frame's header; -1 when the frame is shorter than a header. */
    static int type(byte[] frame) {
        return frame.length < HEADER ? -1 : ((frame[0] & 0xFF) << 8 | (frame[1] & 0xFF)) & TYPE_MASK;
    }

    /** The version in a frame's header. */
    static int version(byte[] frame) {
        return frame[0] >> 2 & 7;
    }

    /** A copy of a frame with another version in its header. */
    static byte[] inVersion(int version, byte[] frame) {
        byte[] other = frame.clone();
        other[0] = (byte) ((other[0] & 0xE3) | (version << 2));
        return other;
    }

    /** Why these bytes are not one whole frame; null when they are. */
    static @Nullable Refusal incomplete(byte[] frame) {
        BitReader header = new BitReader(frame, 2, frame.length);
        long length = header.bits(32);
        if (frame.length < HEADER || length != frame.length) {
            return new Refusal(
                    "frame-length",
                    "frame",
                    frame.length + " bytes",
                    "a frame has a header of 10 bytes and as many bytes as that says");
        }
        return null;
    }

    /** A whole frame, with its header. */
    public static Parsed<LlrpMessage> decode(byte[] frame) {
        Refusal incomplete = incomplete(frame);
        if (incomplete != null) {
            return Parsed.refused(incomplete);
        }
        Vocabulary vocabulary = Vocabulary.of(version(frame));
        if (vocabulary == null) {
            return Parsed.refused(
                    "version", "header", Integer.toString(version(frame)), "1 is LLRP 1.0.1 and 2 is LLRP 1.1");
        }
        Shape shape = vocabulary.message(type(frame));
        if (shape == null) {
            return Parsed.refused("message-type", "header", Integer.toString(type(frame)), "a message of LLRP");
        }
        LlrpMessage custom = shape.isCustom() ? custom(vocabulary, frame) : null;
        if (custom != null) {
            return Parsed.ok(custom);
        }
        PartReader reader = new PartReader(vocabulary, frame);
        Inside inside = reader.inside(shape, HEADER, frame.length, 0);
        return inside == null ? Parsed.refused(reader.refusal()) : Parsed.ok(message(frame, shape, inside));
    }

    /** A vendor's own message by its layout; null when it has none or does not fit. */
    private static @Nullable LlrpMessage custom(Vocabulary vocabulary, byte[] frame) {
        BitReader header = new BitReader(frame, HEADER, frame.length);
        Shape known = vocabulary.customMessage(header.bits(32), header.bits(8));
        Inside inside = known == null
                ? null
                : new PartReader(vocabulary, frame).inside(known, CUSTOM_MESSAGE_HEADER, frame.length, 0);
        return known == null || inside == null ? null : message(frame, known, inside);
    }

    private static LlrpMessage message(byte[] frame, Shape shape, Inside inside) {
        long id = new BitReader(frame, HEADER - 4, HEADER).bits(32);
        return new LlrpMessage(version(frame), shape, id, inside.values(), inside.parameters());
    }

    /** The frame, unless the message breaks a rule of the standard: what this writes, a reader can read. */
    public static Parsed<byte[]> encode(LlrpMessage message) {
        Optional<Refusal> fault = Grammar.fault(message);
        if (fault.isPresent()) {
            return Parsed.refused(fault.get());
        }
        return new PartWriter().message(message);
    }
}
