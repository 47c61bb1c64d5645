package org.tallyman.shipment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tallyman.epcis.Cbv;
import org.tallyman.event.EpcMention;
import org.tallyman.event.EpcRole;
import org.tallyman.event.EventRecord;
import org.tallyman.place.PlaceSnapshot;
import org.tallyman.place.PlaceView;
import org.tallyman.place.ReadPointRole;
import org.tallyman.place.ReadPointView;

/**
 * One thing that went through a door.
 *
 * @param outward from the inside to the outside
 */
record DoorPassage(UUID event, String item, long door, boolean outward, Instant at) {

    /** Business steps (CBV 2.0, clause 7.1) that end outside a door, and those that end inside. */
    private static final Set<String> OUTWARD = Set.of("departing", "shipping", "loading");

    private static final Set<String> INWARD = Set.of("receiving", "accepting", "unloading");
    private static final Set<EpcRole> THINGS = Set.of(EpcRole.EPC, EpcRole.PARENT);

    /** Whatever the event says went through a door; a thing that was merely seen at one did not. */
    static List<DoorPassage> of(EventRecord event, PlaceSnapshot places) {
        Optional<ReadPointView> readPoint = places.find(event.readPoint());
        PlaceView door = readPoint.map(ReadPointView::door).orElse(null);
        String bizStep = event.event().context().bizStep();
        if (readPoint.isEmpty() || door == null || bizStep == null) {
            return List.of();
        }
        boolean outside = readPoint.get().role() == ReadPointRole.DOOR_OUTSIDE;
        String word = Cbv.bareWord(bizStep);
        String configured = places.settingsAt(event.readPoint(), event.time()).bizStep();
        if (!(outside ? OUTWARD : INWARD).contains(word) && !word.equals(configured)) {
            return List.of();
        }
        List<DoorPassage> passages = new ArrayList<>();
        for (EpcMention mention : EpcMention.of(event.event())) {
            if (THINGS.contains(mention.role())) {
                passages.add(
                        new DoorPassage(event.id(), mention.epc(), door.id().value(), outside, event.time()));
            }
        }
        return passages;
    }
}
