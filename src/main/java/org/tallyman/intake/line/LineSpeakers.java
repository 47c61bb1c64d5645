package org.tallyman.intake.line;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tallyman.device.DeviceView;
import org.tallyman.dialect.line.LineDialect;
import org.tallyman.ident.DeviceId;

/**
 * Who speaks on one line: the device that was called, else the one that said last who it is, beside all others for which the line
 * has spoken. On the line's event loop only.
 */
final class LineSpeakers {

    /** Frames of nobody in particular, with which the line is given up. */
    private static final int STRANGE_FRAMES_MAX = 3;

    private final LineDoor door;
    private final LineDialect dialect;
    private final String address;
    private final Consumer<DeviceView> entered;
    private final Map<DeviceId, Speaker> speakers = new HashMap<>(2);
    /** What was said before it was clear by whom. */
    private final List<byte[]> early = new ArrayList<>(STRANGE_FRAMES_MAX);

    private @Nullable Speaker last;
    private int strange;

    /** Whose a frame is. */
    sealed interface Voice {

        /** Of a device that may speak; these frames of it are to be heard, in this order. */
        record Known(Speaker speaker, List<byte[]> frames) implements Voice {}

        /** Of somebody whom nobody has registered. */
        record Stranger(String identifier) implements Voice {}

        /** Of one device more than a line may speak for. */
        record OneTooMany() implements Voice {}

        /**
         * Of nobody in particular, or of a device that was disabled.
         *
         * @param hopeless nothing that comes later will say whose it is
         */
        record Nobody(boolean hopeless) implements Voice {}
    }

    /**
     * The speakers of a new line: none.
     *
     * @param address of the far end
     * @param entered takes each device before it is heard for the first time
     */
    LineSpeakers(LineDoor door, LineDialect dialect, String address, Consumer<DeviceView> entered) {
        this.door = door;
        this.dialect = dialect;
        this.address = address;
        this.entered = entered;
    }

    /** From now on this device speaks, unless a frame says otherwise. */
    void enter(DeviceView device) {
        boolean first = !speakers.containsKey(device.id());
        last = speakers.computeIfAbsent(device.id(), id -> new Speaker(dialect, false, device));
        if (first) {
            entered.accept(device);
        }
    }

    Voice of(byte[] frame) {
        List<String> ids = dialect.knownByAddress() && last == null ? List.of(address) : dialect.ids(frame);
        if (!ids.isEmpty()) {
            Optional<DeviceView> device = door.device(dialect.name(), ids);
            if (device.filter(this::isTaken).isEmpty() && dialect.isDamaged(frame)) {
                return ofLast(frame);
            }
            if (device.isEmpty()) {
                return new Voice.Stranger(ids.getFirst());
            }
            if (!speakers.containsKey(device.get().id())
                    && speakers.size() >= door.config().devicesMax()) {
                return new Voice.OneTooMany();
            }
            enter(device.get());
        }
        return ofLast(frame);
    }

    /** Whether a frame whose checksum is wrong may be of this device: of one that is here, or whose checksums are never right. */
    private boolean isTaken(DeviceView device) {
        return speakers.containsKey(device.id()) || device.profile().ignoresChecksum();
    }

    private Voice ofLast(byte[] frame) {
        Speaker speaker = last;
        Optional<DeviceView> device =
                speaker == null ? Optional.empty() : door.still(speaker.device().id(), dialect.name());
        if (speaker == null || device.isEmpty()) {
            if (speaker == null && dialect.mayNameItselfLater()) {
                early.add(frame);
            }
            strange++;
            return new Voice.Nobody(speaker != null || strange >= STRANGE_FRAMES_MAX);
        }
        speaker.become(device.get());
        List<byte[]> frames = new ArrayList<>(early);
        frames.add(frame);
        early.clear();
        return new Voice.Known(speaker, frames);
    }

    /** Who said last who it is; empty before anybody did. */
    Optional<Speaker> last() {
        return Optional.ofNullable(last);
    }

    Optional<Speaker> find(DeviceId device) {
        return Optional.ofNullable(speakers.get(device));
    }

    Set<DeviceId> devices() {
        return speakers.keySet();
    }
}
