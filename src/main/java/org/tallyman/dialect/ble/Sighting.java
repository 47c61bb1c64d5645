package org.tallyman.dialect.ble;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.ContentIdentity;
import org.tallyman.dialect.Identity;
import org.tallyman.dialect.Observation;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Observation.Fix;
import org.tallyman.dialect.Observation.Measurement;
import org.tallyman.dialect.Observation.Signal;
import org.tallyman.dialect.Observation.TagRead;
import org.tallyman.dialect.TagDetail;
import org.tallyman.ident.EpcTag;

/**
 * One transmitter as a gateway heard it, once or often. It becomes a read of a tag by the gateway; what its sensors say becomes
 * observations of the transmitter itself, a child of the gateway whose name is its address.
 *
 * <p>The tag is named by what an iBeacon, an AltBeacon or an Eddystone says it is, else by the address: those bytes in
 * hexadecimal. Where they would be taken for an EPC, or for a tag that nobody wrote, {@link #NO_EPC} stands before them.
 */
public final class Sighting {

    /** No header of a GS1 tag: 1B is the number of the address among the structures of an advertisement. */
    static final String NO_EPC = "1B00";

    private static final int MEASURED = 40;
    private static final int SHORT_SEQUENCE_BITS = 8;
    private static final int MIDDLE_SEQUENCE_BITS = 16;

    /** Takes what came of a sighting; see {@link org.tallyman.dialect.Element}. */
    @FunctionalInterface
    public interface Listener {
        void add(Observation observation, @Nullable String child, long identity);
    }

    private final String address;
    private final Advertisement advertisement = new Advertisement();
    private @Nullable String gateway;
    private @Nullable Instant time;
    private double rssiSum;
    private int rssis;
    private int count;

    /** Of the transmitter with this name, mostly its address as {@link Texts#address} gives it. */
    public Sighting(String address) {
        this.address = address;
    }

    public Advertisement advertisement() {
        return advertisement;
    }

    /** The gateway's address as it writes it. */
    public void gateway(@Nullable String name) {
        gateway = name;
    }

    /** By the gateway's clock. */
    public void time(Instant value) {
        time = value;
    }

    /** It was heard once, with this strength. */
    public void heard(double rssiDbm) {
        rssiSum += rssiDbm;
        rssis++;
        count++;
    }

    /** It was heard once, and nobody says how loud. */
    public void heard() {
        count++;
    }

    /** Tells it: the read, then measurements, signals, position and status. */
    public void tell(Instant receivedAt, BeaconSettings settings, Listener to) {
        if (settings.knownOnly() && advertisement.isSilent() && advertisement.beacon() == null) {
            return;
        }
        boolean timed = time != null;
        Instant at = time == null ? receivedAt : time;
        TagRead read = new TagRead(at, tag(settings), 0, rssiCdbm(), Math.max(1, count), detail());
        to.add(read, null, timed ? ContentIdentity.of(read) : Identity.NONE);
        for (Advertisement.Value v : advertisement.values()) {
            Measurement measurement = new Measurement(at, v.quantity(), v.value(), v.unit(), v.sensor());
            Identity content = Identity.of(MEASURED)
                    .add(v.quantity())
                    .add(v.sensor())
                    .add(Double.doubleToLongBits(v.value()));
            to.add(measurement, address, identity(measurement, content));
        }
        for (Advertisement.Contact c : advertisement.contacts()) {
            Signal signal = new Signal(at, c.kind(), c.name(), c.on());
            Identity content = Identity.of(MEASURED).add(c.name()).add(c.on() ? 1 : 0);
            to.add(signal, address, identity(signal, content));
        }
        Advertisement.Position position = advertisement.position();
        if (position != null) {
            Fix fix = new Fix(
                    at, true, position.latitude(), position.longitude(), position.altitudeM(), null, null, null);
            to.add(fix, address, timed ? ContentIdentity.of(fix) : Identity.NONE);
        }
        if (!advertisement.attributes().isEmpty()) {
            DeviceStatus status = new DeviceStatus(at, "advertisement", advertisement.attributes());
            to.add(status, address, timed ? ContentIdentity.of(status) : Identity.NONE);
        }
    }

    private String tag(BeaconSettings settings) {
        String beacon = advertisement.beacon();
        String hex = beacon == null || settings.byAddress() ? address : beacon;
        return EpcTag.of(hex) instanceof EpcTag.Foreign ? hex : NO_EPC + hex;
    }

    /** The mean of all, in whole dBm as gateways measure it. */
    private @Nullable Integer rssiCdbm() {
        return rssis == 0 ? null : (Integer) (int) (Math.round(rssiSum / rssis) * 100);
    }

    private TagDetail detail() {
        Integer power = advertisement.powerDbm();
        long sequence = advertisement.sequence();
        return new TagDetail(
                address,
                null,
                null,
                null,
                power == null ? null : (Integer) (power * 100),
                sequence < 0 ? null : (Long) sequence,
                gateway);
    }

    /**
     * A measurement is sent many times over: the transmitter's own number tells that it is the same one, together with how
     * late it is, since the numbers begin again. A short number without a time tells nothing.
     */
    private long identity(Observation observation, Identity content) {
        long sequence = advertisement.sequence();
        int bits = advertisement.sequenceBits();
        if (sequence < 0 || (time == null && bits <= SHORT_SEQUENCE_BITS)) {
            return time == null ? Identity.NONE : ContentIdentity.of(observation);
        }
        long seconds = bits <= SHORT_SEQUENCE_BITS ? 60 : bits <= MIDDLE_SEQUENCE_BITS ? 3_600 : Long.MAX_VALUE;
        long round = time == null ? 0 : time.getEpochSecond() / seconds;
        return content.add(sequence).add(round).value();
    }
}
