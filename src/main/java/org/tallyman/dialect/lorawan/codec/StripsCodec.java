package org.tallyman.dialect.lorawan.codec;

import java.util.Arrays;
import java.util.Map;
import org.tallyman.ident.Parsed;

/**
 * Strips by Sensative: the number of the newest history record, then records; the highest bit of a record's type says
 * that it is in the history. On port 2 the history itself, which has the age of each record before it.
 */
final class StripsCodec implements PayloadCodec {

    private static final int HISTORY_BIT = 0x80;
    private static final int NUMBER_BYTES = 2;
    private static final int AGE_BYTES = 4;

    private final TlvCodec records;

    StripsCodec(TlvCodec records) {
        this.records = records;
    }

    @Override
    public Parsed<Map<String, Object>> decode(Payload payload) {
        if (payload.bytes().length < NUMBER_BYTES) {
            return Payloads.tooShort(payload);
        }
        return switch (payload.port()) {
            case 1 -> report(payload);
            case 2 -> history(payload);
            default -> Payloads.refused(payload, "port 1 or 2");
        };
    }

    private Parsed<Map<String, Object>> report(Payload payload) {
        long number = new Variables(payload, 0).unsigned(0, NUMBER_BYTES);
        byte[] plain = payload.bytes().clone();
        int kept = 0;
        for (int at = NUMBER_BYTES; at < plain.length; ) {
            kept += plain[at] < 0 ? 1 : 0;
            plain[at] &= (byte) ~HISTORY_BIT;
            int size = records.size(new Payload(1, plain, payload.receivedAt()), at);
            if (size < 0) {
                break;
            }
            at += size;
        }
        Data data = new Data();
        data.put("historySeqNr", (double) number);
        data.put("prevHistSeqNr", (double) (number - kept));
        return records.decode(new Payload(1, plain, payload.receivedAt()), NUMBER_BYTES)
                .map(said -> {
                    data.members().putAll(said);
                    return data.members();
                });
    }

    private Parsed<Map<String, Object>> history(Payload payload) {
        long number = new Variables(payload, 0).unsigned(0, NUMBER_BYTES);
        Data data = new Data();
        byte[] bytes = payload.bytes();
        for (int at = NUMBER_BYTES; at < bytes.length; number++) {
            Variables record = new Variables(payload, at);
            long age = record.unsigned(0, AGE_BYTES);
            record.u8(AGE_BYTES);
            byte[] plain = bytes.clone();
            if (record.isOver()) {
                return Payloads.tooShort(payload);
            }
            plain[at + AGE_BYTES] &= (byte) ~HISTORY_BIT;
            int size = records.size(new Payload(2, plain, payload.receivedAt()), at + AGE_BYTES);
            if (size < 0 || at + AGE_BYTES + size > bytes.length) {
                return Payloads.tooShort(payload);
            }
            byte[] one = Arrays.copyOfRange(plain, at + AGE_BYTES, at + AGE_BYTES + size);
            Data element = new Data();
            element.put("sequence", (double) (number & 0xFFFF));
            element.put("timestamp", (double) (payload.receivedAt().getEpochSecond() - age));
            if (records.decode(new Payload(2, one, payload.receivedAt()))
                    instanceof Parsed.Ok<Map<String, Object>>(var said)) {
                element.members().putAll(said);
            }
            data.append("history", element.members());
            at += AGE_BYTES + size;
        }
        return Parsed.ok(data.members());
    }

    @Override
    public Map<String, String> units() {
        return records.units();
    }
}
