package org.tallyman.demo;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.tallyman.demo.Customer.Position;

/** Records of a Teltonika tracker as it packs them: codec 8 Extended. */
final class AvlPacket {

    private static final int CODEC_8_EXTENDED = 0x8E;
    private static final int REFLECTED_POLYNOMIAL = 0xA001;
    private static final int ALTITUDE_M = 24;
    private static final int SATELLITES = 11;

    private AvlPacket() {}

    /**
     * One record.
     *
     * @param bytes elements of one byte by id, {@code words} of two, {@code longs} of four
     */
    record Entry(
            Instant at,
            Position position,
            int course,
            int kmPerHour,
            Map<Integer, Integer> bytes,
            Map<Integer, Integer> words,
            Map<Integer, Integer> longs) {}

    /** In hexadecimal digits. */
    static String of(List<Entry> entries) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        try {
            DataOutputStream out = new DataOutputStream(data);
            out.writeByte(CODEC_8_EXTENDED);
            out.writeByte(entries.size());
            for (Entry entry : entries) {
                write(entry, out);
            }
            out.writeByte(entries.size());
            DataOutputStream whole = new DataOutputStream(packet);
            whole.writeInt(0);
            whole.writeInt(data.size());
            data.writeTo(whole);
            whole.writeInt(crc(data.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return HexFormat.of().formatHex(packet.toByteArray());
    }

    private static void write(Entry entry, DataOutputStream out) throws IOException {
        out.writeLong(entry.at().toEpochMilli());
        out.writeByte(0);
        out.writeInt((int) Math.round(entry.position().longitude() * 1e7));
        out.writeInt((int) Math.round(entry.position().latitude() * 1e7));
        out.writeShort(ALTITUDE_M);
        out.writeShort(entry.course());
        out.writeByte(SATELLITES);
        out.writeShort(entry.kmPerHour());
        out.writeShort(0);
        out.writeShort(
                entry.bytes().size() + entry.words().size() + entry.longs().size());
        out.writeShort(entry.bytes().size());
        for (Map.Entry<Integer, Integer> element : entry.bytes().entrySet()) {
            out.writeShort(element.getKey());
            out.writeByte(element.getValue());
        }
        out.writeShort(entry.words().size());
        for (Map.Entry<Integer, Integer> element : entry.words().entrySet()) {
            out.writeShort(element.getKey());
            out.writeShort(element.getValue());
        }
        out.writeShort(entry.longs().size());
        for (Map.Entry<Integer, Integer> element : entry.longs().entrySet()) {
            out.writeShort(element.getKey());
            out.writeInt(element.getValue());
        }
        // None of eight bytes, none of any length.
        out.writeShort(0);
        out.writeShort(0);
    }

    /** CRC-16/ARC. */
    private static int crc(byte[] bytes) {
        int crc = 0;
        for (byte b : bytes) {
            crc ^= Byte.toUnsignedInt(b);
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ REFLECTED_POLYNOMIAL;
            }
        }
        return crc;
    }
}
