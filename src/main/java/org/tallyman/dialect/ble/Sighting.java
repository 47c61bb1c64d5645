package org.tallyman.dialect.ble;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
    private final List<Advertisement> said = new ArrayList<>(1);
    private @Nullable String gateway;
    private @Nullable Instant time;
    private double rssiSum;
    private int rssis;
    private int count;

    /** Of the transmitter with this name, mostly its address as {@link Texts#address} gives it. */
    public Sighting(String address) {
        this.address = address;
    }

    /** What it said once; where it was heard to say several things, each is one of its own. */
    public void said(Advertisement advertisement) {
        said.add(advertisement);
    }

    /** The gateway's address as it writes it. */
    public void gateway(@Nullable String name) {
        gateway = name;
    }

    /** By the gateway's clock; null when it does not say. */
    public void time(@Nullable Instant value) {
        time = value;
    }

    /** It was heard once, with this strength; not a number when nobody says how loud. */
    public void heard(double rssiDbm) {
        count++;
        if (!Double.isNaN(rssiDbm)) {
            rssiSum += rssiDbm;
            rssis++;
        }
    }

    /** Tells it: the read, then measurements, signals, positions and statuses. */
    public void tell(Instant receivedAt, BeaconSettings settings, Listener to) {
        if (settings.knownOnly() && said.stream().allMatch(a -> a.isSilent() && a.beacon() == null)) {
            return;
        }
        Instant at = time == null ? receivedAt : time;
        TagRead read = new TagRead(at, tag(settings), 0, rssiCdbm(), Math.max(1, count), detail());
        to.add(read, null, identity(read));
        said.forEach(advertisement -> tell(advertisement, at, to));
    }

    private void tell(Advertisement advertisement, Instant at, Listener to) {
        for (Advertisement.Value v : advertisement.values()) {
            Measurement measurement = new Measurement(at, v.quantity(), v.value(), v.unit(), v.sensor());
            Identity content =
                    Identity.of(MEASURED).add(v.quantity()).add(v.sensor()).add(Double.doubleToLongBits(v.value()));
            to.add(measurement, address, identity(measurement, advertisement, content));
        }
        for (Advertisement.Contact c : advertisement.contacts()) {
            Signal signal = new Signal(at, c.kind(), c.name(), c.on());
            Identity content = Identity.of(MEASURED).add(c.name()).add(c.on() ? 1 : 0);
            to.add(signal, address, identity(signal, advertisement, content));
        }
        Advertisement.Position position = advertisement.position();
        if (position != null) {
            Fix fix = new Fix(
                    at, true, position.latitude(), position.longitude(), position.altitudeM(), null, null, null);
            to.add(fix, address, identity(fix));
        }
        if (!advertisement.attributes().isEmpty()) {
            DeviceStatus status = new DeviceStatus(at, "advertisement", advertisement.attributes());
            to.add(status, address, identity(status));
        }
    }

    private String tag(BeaconSettings settings) {
        String hex = address;
        for (int i = said.size() - 1; i >= 0 && !settings.byAddress(); i--) {
            String beacon = said.get(i).beacon();
            hex = beacon == null ? hex : beacon;
        }
        return EpcTag.of(hex) instanceof EpcTag.Foreign ? hex : NO_EPC + hex;
    }

    /** The mean of all, in whole dBm as gateways measure it. */
    private @Nullable Integer rssiCdbm() {
        return rssis == 0 ? null : (Integer) (int) (Math.round(rssiSum / rssis) * 100);
    }

    private TagDetail detail() {
        Integer power = null;
        Long sequence = null;
        for (Advertisement advertisement : said) {
            Integer dbm = advertisement.powerDbm();
            power = power == null && dbm != null ? (Integer) (dbm * 100) : power;
            sequence = sequence == null && advertisement.sequence() >= 0 ? (Long) advertisement.sequence() : sequence;
        }
        return new TagDetail(address, null, null, null, power, sequence, gateway);
    }

    private long identity(Observation observation) {
        return time == null ? Identity.NONE : ContentIdentity.of(observation);
    }

    /**
     * A measurement is sent many times over: the transmitter's own number tells that it is the same one, together with how
     * late it is, since the numbers begin again. A short number without a time tells nothing.
     */
    private long identity(Observation observation, Advertisement advertisement, Identity content) {
        long sequence = advertisement.sequence();
        int bits = advertisement.sequenceBits();
        if (sequence < 0 || (time == null && bits <= SHORT_SEQUENCE_BITS)) {
            return identity(observation);
        }
        long seconds = bits <= SHORT_SEQUENCE_BITS ? 60 : bits <= MIDDLE_SEQUENCE_BITS ? 3_600 : Long.MAX_VALUE;
        long round = time == null ? 0 : time.getEpochSecond() / seconds;
        return content.add(sequence).add(round).value();
    }
}
