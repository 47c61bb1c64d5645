package org.tallyman.dialect.senml;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Dialect;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Rejection;
import org.tallyman.dialect.Sample;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.Setting;
import org.tallyman.dialect.cbor.Cbor;
import org.tallyman.dialect.json.JsonMessage;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Refusal;

/**
 * SenML in JSON or CBOR, told by its first byte. Records are of the sender, and a record's name is the sensor's; with the
 * profile's {@code children=true} a gateway speaks for others, and names begin with the device's.
 *
 * <p>A record that breaks a rule is refused, and those that rely on its broken base fields; the others are taken. A pack of
 * another version, or with a label that must be understood and is not, is refused as a whole.
 */
public final class SenmlDialect implements Dialect {

    private static final List<Setting> SETTINGS =
            List.of(Setting.yesNo("children", "takes the name before each record for a device behind this one"));

    private static final String ARRAY = "a pack is an array of records (RFC 8428 section 4)";

    @Override
    public String name() {
        return "senml";
    }

    @Override
    public Optional<Sample> sample(Instant at) {
        return Optional.of(Sample.json(
                "[{'bn':'freezer/','bt':" + at.getEpochSecond() + ",'n':'temperature','u':'Cel','v':-18.5}]"));
    }

    @Override
    public List<Setting> settings() {
        return SETTINGS;
    }

    @Override
    public Session open(Profile profile) {
        boolean children = profile.is("children");
        return frame -> decode(frame, children);
    }

    private static Decoding decode(Frame frame, boolean children) {
        int first = firstByte(frame.payload());
        if (first > 0x7F) {
            return decodeCbor(frame, children);
        }
        return first == '[' ? decodeJson(frame, children) : refused(0, new Refusal("pack", "pack", "", ARRAY));
    }

    /** The first that is no white space; the space when there is none. */
    private static int firstByte(byte[] payload) {
        for (byte b : payload) {
            if (b > ' ' || b < 0) {
                return b & 0xFF;
            }
        }
        return ' ';
    }

    private static Decoding decodeJson(Frame frame, boolean children) {
        List<Object> records = new ArrayList<>();
        Decoding read = JsonMessage.decode(frame, (members, sink) -> {
            records.add(members.map());
            sink.endElement();
        });
        for (Rejection rejection : read.rejections()) {
            if (!rejection.refusal().code().equals("type")) {
                // No JSON, or too much of it: nobody knows what base fields are missing.
                return read.with(List.of(), List.of(rejection));
            }
            records.add(rejection.index(), rejection.refusal().value());
        }
        return resolve(records, frame, children);
    }

    private static Decoding decodeCbor(Frame frame, boolean children) {
        return switch (Cbor.read(frame.payload())) {
            case Parsed.Refused<Object>(Refusal refusal) -> refused(0, refusal);
            case Parsed.Ok<Object>(Object item) -> {
                if (!(item instanceof List<?> list)) {
                    yield refused(0, new Refusal("pack", "pack", "", ARRAY));
                }
                yield resolve(list, frame, children);
            }
        };
    }

    private static Decoding resolve(List<?> records, Frame frame, boolean children) {
        if (records.isEmpty()) {
            return refused(0, new Refusal("empty", "pack", "", "at least one record (RFC 8428 section 4)"));
        }
        Pack pack = new Pack(frame.receivedAt());
        List<Rejection> rejections = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            Refusal refusal = records.get(i) instanceof Map<?, ?> record
                    ? pack.take(record)
                    : new Refusal(
                            "type", "record", String.valueOf(records.get(i)), "must be an object, or a map in CBOR");
            if (refusal != null && Pack.isOfAll(refusal)) {
                return refused(i, refusal);
            }
            if (refusal != null) {
                rejections.add(rejection(i, refusal));
            }
        }
        return Decoding.of(new Telling(children).elements(pack.resolved()), rejections);
    }

    private static Decoding refused(int record, Refusal refusal) {
        return Decoding.of(List.of(), List.of(rejection(record, refusal)));
    }

    private static Rejection rejection(int record, Refusal refusal) {
        String field = "record " + record + " " + refusal.field();
        return new Rejection(record, -1, new Refusal(refusal.code(), field, refusal.value(), refusal.rule()));
    }
}
