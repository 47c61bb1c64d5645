package org.tallyman.dialect.sparkplug;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes payloads of sparkplug_b.proto, field by field. */
public final class Payloads {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public static Payloads payload(long time, int sequence) {
        Payloads payload = new Payloads();
        if (time > 0) {
            payload.number(1, time);
        }
        if (sequence >= 0) {
            payload.number(3, sequence);
        }
        return payload;
    }

    /** A metric with a name and, where it is not below zero, an alias. */
    public static Payloads metric(String name, long alias, int dataType) {
        Payloads metric = new Payloads();
        if (!name.isEmpty()) {
            metric.text(1, name);
        }
        if (alias >= 0) {
            metric.number(2, alias);
        }
        return dataType > 0 ? metric.number(4, dataType) : metric;
    }

    public Payloads metric(Payloads metric) {
        return bytes(2, metric.toBytes());
    }

    Payloads at(long time) {
        return number(3, time);
    }

    Payloads historical() {
        return number(5, 1);
    }

    Payloads unit(String unit) {
        Payloads value = new Payloads().number(1, 12).text(8, unit);
        return bytes(
                9, new Payloads().text(1, "engUnit").bytes(2, value.toBytes()).toBytes());
    }

    public Payloads number(int field, long value) {
        varint(field << 3);
        varint(value);
        return this;
    }

    public Payloads real(double value) {
        varint(13 << 3 | 1);
        out.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(value)
                .array());
        return this;
    }

    public Payloads real(float value) {
        varint(12 << 3 | 5);
        out.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(value)
                .array());
        return this;
    }

    Payloads text(int field, String text) {
        return bytes(field, text.getBytes(StandardCharsets.UTF_8));
    }

    Payloads bytes(int field, byte[] bytes) {
        varint(field << 3 | 2);
        varint(bytes.length);
        out.writeBytes(bytes);
        return this;
    }

    public byte[] toBytes() {
        return out.toByteArray();
    }

    private void varint(long value) {
        long rest = value;
        while (rest >>> 7 != 0) {
            out.write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
