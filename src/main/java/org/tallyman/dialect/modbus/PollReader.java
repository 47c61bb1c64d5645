package org.tallyman.dialect.modbus;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tallyman.dialect.ContentIdentity;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Observation;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Observation.Measurement;
import org.tallyman.dialect.Observation.Signal;
import org.tallyman.dialect.Rejection;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.ident.Refusal;

/** Reads one kept {@link Poll}. */
final class PollReader {

    private static final long YEAR_9999_MS = 253_402_300_799_999L;
    private static final int DATA_MAX = 253;

    private final ByteCursor bytes;
    private final ModbusMap map;
    private final List<Element> elements = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();
    private final Map<String, Object> refusals = new TreeMap<>();
    private Instant at = Instant.EPOCH;

    /** What follows a broken part cannot be told from it. */
    private boolean broken;

    PollReader(byte[] payload, ModbusMap map) {
        this.bytes = new ByteCursor(payload);
        this.map = map;
    }

    Decoding read() {
        long ms = bytes.s64();
        if (bytes.isOver() || ms < 0 || ms > YEAR_9999_MS) {
            reject(0, "time", "", "a poll begins with its time, in milliseconds since 1970, in 8 bytes");
            return Decoding.of(elements, rejections);
        }
        at = Instant.ofEpochMilli(ms);
        while (bytes.remaining() > 0 && !broken) {
            exchange();
        }
        if (!broken) {
            add(new DeviceStatus(at, refusals.isEmpty() ? "answers" : "refuses", refusals));
        }
        return Decoding.of(elements, rejections);
    }

    private void exchange() {
        int from = bytes.position();
        ByteCursor request = unit();
        ByteCursor response = unit();
        if (bytes.isOver()) {
            broken = true;
            reject(from, "exchange", "", "a request and its response, each as long as it says");
            return;
        }
        int function = request.u8();
        int address = request.u16();
        int count = request.u16();
        Optional<Table> table = Table.byFunction(function);
        if (request.isOver()
                || table.isEmpty()
                || count < 1
                || count > table.get().countMax()) {
            reject(from, "request", String.valueOf(function), "asks for 1 to 125 registers or 1 to 2,000 bits");
            return;
        }
        answer(from, new Range(table.get(), address, count), response);
    }

    /** The protocol data unit of the next frame. */
    private ByteCursor unit() {
        bytes.skip(4);
        int length = bytes.u16();
        bytes.skip(1);
        return bytes.part(length >= 1 && length <= DATA_MAX + 1 ? length - 1 : Integer.MAX_VALUE);
    }

    private void answer(int from, Range range, ByteCursor response) {
        int function = response.u8();
        if (function == (range.table().function() | Poll.EXCEPTION_BIT)) {
            refusals.put(range.words(), Poll.refusal(response.u8()));
            return;
        }
        int length = response.u8();
        int expected = range.table().isBits() ? (range.count() + 7) / 8 : 2 * range.count();
        byte[] data = response.bytes(length);
        if (function != range.table().function() || length != expected || response.isOver()) {
            reject(from, "response", range.words(), "is of the same function, with " + expected + " bytes");
            return;
        }
        for (Point point : map.points()) {
            int first = point.address() - range.address();
            if (point.table() == range.table() && first >= 0 && first + point.count() <= range.count()) {
                value(from, point, data, first);
            }
        }
    }

    private void value(int from, Point point, byte[] data, int first) {
        switch (point.meaning()) {
            case Point.Meaning.Contact(var kind, boolean inverted) -> {
                boolean set = ((data[first / 8] >> (first % 8)) & 1) == 1;
                add(new Signal(at, kind, point.name(), set != inverted));
            }
            case Point.Meaning.Measured measured -> {
                int second = point.count() > 1 ? register(data, first + 1) : 0;
                Optional<BigDecimal> number = measured.type().read(register(data, first), second, measured.lowFirst());
                if (number.isEmpty()) {
                    reject(from, point.name(), "NaN", "a finite number");
                    return;
                }
                double value = number.get()
                        .multiply(measured.scale())
                        .add(measured.offset())
                        .doubleValue();
                add(new Measurement(at, measured.quantity(), value, measured.unit(), point.name()));
            }
        }
    }

    private static int register(byte[] data, int index) {
        return ((data[2 * index] & 0xFF) << 8) | (data[2 * index + 1] & 0xFF);
    }

    private void add(Observation said) {
        elements.add(new Element(said, null, ContentIdentity.of(said)));
    }

    private void reject(int offset, String field, String value, String rule) {
        rejections.add(
                new Rejection(elements.size() + rejections.size(), offset, new Refusal("modbus", field, value, rule)));
    }
}
