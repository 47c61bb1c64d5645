package org.tallyman.dialect.tallyman;

import static org.tallyman.dialect.tallyman.Fields.*;

import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.ContentIdentity;
import org.tallyman.dialect.Identity;
import org.tallyman.dialect.Observation;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Observation.Fix;
import org.tallyman.dialect.Observation.Gap;
import org.tallyman.dialect.Observation.Measurement;
import org.tallyman.dialect.Observation.Scan;
import org.tallyman.dialect.Observation.Signal;
import org.tallyman.dialect.Observation.TagRead;
import org.tallyman.dialect.TagDetail;
import org.tallyman.dialect.json.ElementSink;
import org.tallyman.dialect.json.Members;
import org.tallyman.dialect.json.ObjectReader;

/** Reads one object: an observation, or a group of observations with what they have in common. */
final class ObservationReader implements ObjectReader {

    private static final int ID_KIND = 100;
    private static final long SHARED = DEVICE | TIME | ANTENNA | SENT;
    private static final long DETAIL = TID | PC | FREQUENCY | PHASE | POWER | SEQUENCE | READER;

    /** Of the object itself: an observation's members, or what a group shares. */
    private final Fields outer = new Fields();

    /** Of an observation in a group. */
    private final Fields inner = new Fields();

    private static final Fields NOTHING_SHARED = new Fields();

    @Override
    public void read(Members members, ElementSink sink) throws IOException {
        ElementSink.Mark begin = sink.mark();
        outer.seen = 0;
        int list = -1;
        long sharedAtList = 0;
        boolean twice = false;
        while (members.next()) {
            if (!members.name().equals("observations")) {
                outer.read(members);
            } else if (list >= 0) {
                twice = true;
                members.skip();
            } else {
                list = members.offset();
                sharedAtList = outer.seen;
                readList(members, sink);
            }
        }
        if (list < 0) {
            take(members, outer, NOTHING_SHARED, sink);
            return;
        }
        if (twice) {
            members.refuseElement("twice", "observations", "one list in a group");
        } else if ((outer.seen & ~SHARED) != 0) {
            members.refuseElement(
                    "not-shared", nameOf(outer.seen & ~SHARED), "a group shares device, time, antenna and sent only");
        }
        if (outer.has(SENT)) {
            sink.sent(outer.sent);
        }
        if (members.isRefused()) {
            sink.takeBack(begin);
            members.rejected(sink);
            sink.endElement();
        } else if (sharedAtList != outer.seen) {
            // What is shared came after the list: read the list once more, now that it is known.
            sink.takeBack(begin);
            Members again = members.again(list);
            readList(again, sink);
            again.close();
        }
    }

    private void readList(Members members, ElementSink sink) throws IOException {
        if (!members.array()) {
            return;
        }
        Members.Refused outerRefusal = members.setAside();
        while (members.nextValue()) {
            if (members.startElement(sink)) {
                inner.seen = 0;
                while (members.next()) {
                    inner.read(members);
                }
                take(members, inner, outer, sink);
            }
        }
        members.takeUp(outerRefusal);
    }

    private static void take(Members members, Fields fields, Fields shared, ElementSink sink) {
        Kind kind = Kind.of(fields.seen);
        if (kind == null) {
            members.refuseElement(
                    "kind",
                    "observation",
                    "one of epc, scan, latitude and longitude, quantity, signal, status, lost or observations");
        } else if ((fields.seen & ~kind.allowed) != 0) {
            String odd = nameOf(fields.seen & ~kind.allowed);
            members.refuseElement(
                    "not-of-kind", odd, "not a member of a " + kind.name().toLowerCase(Locale.ROOT));
        } else if (!fields.has(kind.required)) {
            members.refuseElement("missing", nameOf(kind.required & ~fields.seen), "must be there");
        } else if (kind == Kind.MEASUREMENT && !Temperature.allows(fields.quantity, fields.unit)) {
            members.refuseElement("unit", "unit", fields.unit, Temperature.RULE);
        }
        if (kind != null && !members.rejected(sink)) {
            add(kind, fields, shared, sink);
        } else if (kind == null) {
            members.rejected(sink);
        }
        sink.endElement();
    }

    private static void add(Kind kind, Fields fields, Fields shared, ElementSink sink) {
        boolean timed = fields.has(TIME) || shared.has(TIME);
        Instant time = fields.has(TIME) ? fields.time : shared.has(TIME) ? shared.time : sink.receivedAt();
        String child = fields.has(DEVICE) ? fields.device : shared.has(DEVICE) ? shared.device : null;
        Observation observation = observation(kind, fields, time, shared);
        long identity = fields.has(ID)
                ? Identity.of(ID_KIND).add(fields.id).value()
                : timed ? ContentIdentity.of(observation) : Identity.NONE;
        // Told apart by the unit as it came, so that what came before units were rewritten is known again.
        sink.add(Temperature.plain(observation), child, identity);
    }

    private static Observation observation(Kind kind, Fields f, Instant time, Fields shared) {
        return switch (kind) {
            case READ ->
                new TagRead(
                        time,
                        f.epc,
                        f.has(ANTENNA) ? f.antenna : shared.has(ANTENNA) ? shared.antenna : 0,
                        f.has(RSSI) ? f.rssiCdbm : null,
                        f.has(COUNT) ? f.count : 1,
                        (f.seen & DETAIL) == 0 ? null : detail(f));
            case SCAN ->
                new Scan(time, f.scan, f.has(SYMBOLOGY) ? f.symbology : null, f.has(READ_POINT) ? f.readPoint : null);
            case FIX ->
                new Fix(
                        time,
                        !f.has(VALID) || f.valid,
                        f.latitude,
                        f.longitude,
                        orNull(f.has(ALTITUDE), f.altitudeM),
                        orNull(f.has(SPEED), f.speedKmh),
                        orNull(f.has(COURSE), f.courseDegrees),
                        orNull(f.has(ACCURACY), f.accuracyM));
            case MEASUREMENT -> new Measurement(time, f.quantity, f.value, f.unit, f.has(SENSOR) ? f.sensor : "");
            case SIGNAL -> new Signal(time, f.signal, f.has(NAME) ? f.name : "", f.on);
            case STATUS -> new DeviceStatus(time, f.status, f.has(ATTRIBUTES) ? f.attributes : java.util.Map.of());
            case GAP -> new Gap(time, f.lost, f.has(REASON) ? f.reason : "");
        };
    }

    private static TagDetail detail(Fields f) {
        return new TagDetail(
                f.has(TID) ? f.tid : null,
                f.has(PC) ? f.pc : null,
                f.has(FREQUENCY) ? f.frequencyKHz : null,
                orNull(f.has(PHASE), f.phaseDegrees),
                f.has(POWER) ? f.powerCdbm : null,
                f.has(SEQUENCE) ? f.sequence : null,
                f.has(READER) ? f.reader : null);
    }

    private static @Nullable Double orNull(boolean there, double value) {
        return there ? (Double) value : null;
    }
}
