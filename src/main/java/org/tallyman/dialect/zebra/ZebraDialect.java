package org.tallyman.dialect.zebra;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.DeviceKind;
import org.tallyman.dialect.DeviceModel;
import org.tallyman.dialect.Dialect;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Sample;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.json.JsonMessage;

/** Zebra IoT Connector: events singly, in arrays, one a line, or back to back without anything between them. */
public final class ZebraDialect implements Dialect {

    private static final List<DeviceModel> MODELS = DeviceModel.list(
            DeviceModel.of("Zebra", DeviceKind.READER, "FX9600", "FX7500", "FXR90", "ATR7000", "RFD40", "RFD90"));

    @Override
    public String name() {
        return "zebra";
    }

    @Override
    public Optional<Sample> sample(Instant at) {
        return Optional.of(Sample.json("[{'timestamp':'" + at + "','type':'SIMPLE','data':{'idHex':'" + Sample.EPC
                + "','antenna':1,'peakRssi':-52,'reads':3,'eventNum':1,'format':'epc'}}]"));
    }

    @Override
    public List<DeviceModel> models() {
        return MODELS;
    }

    @Override
    public Session open(Profile profile) {
        return resume(profile, "");
    }

    @Override
    public Session resume(Profile profile, String context) {
        return new Numbered(new EventReader(), EventNumbers.resume(context));
    }

    /** A session that remembers the last event number, so that missing ones show. */
    private record Numbered(EventReader reader, EventNumbers numbers) implements Session {

        @Override
        public Decoding receive(Frame frame) {
            return numbers.withGaps(JsonMessage.decode(frame, reader));
        }

        @Override
        public String context() {
            return numbers.context();
        }
    }
}
