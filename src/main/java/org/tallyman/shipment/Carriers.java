package org.tallyman.shipment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.tallyman.fleet.AssetAccess;
import org.tallyman.fleet.AssetCommands;
import org.tallyman.fleet.AssetView;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.Outcome;

/** Puts shipments on what carries them. */
@ApplicationScoped
class Carriers {

    private final AssetAccess assets;
    private final AssetCommands commands;
    private final ShipmentDesk desk;

    Carriers(AssetAccess assets, AssetCommands commands, ShipmentDesk desk) {
        this.assets = assets;
        this.commands = commands;
        this.desk = desk;
    }

    /** By the code of an asset, or of a tracker, whose asset is made when it is on none; on nothing when both are empty. */
    Outcome<Shipment> assign(ShipmentDesk.Seen shipment, String asset, String tracker) {
        if (asset.isEmpty() && tracker.isEmpty()) {
            return desk.carry(shipment, null, "");
        }
        if (asset.isEmpty()) {
            return switch (commands.carrierOf(tracker)) {
                case Outcome.Done<Long>(Long id) -> desk.carry(shipment, id, "tracker " + tracker);
                case Outcome.Refused<Long>(Problem problem) -> Outcome.refused(problem);
            };
        }
        Optional<AssetView> found = assets.find(asset);
        return found.map(view -> desk.carry(shipment, view.id(), view.code()))
                .orElseGet(() -> Outcome.refused(Problem.invalid("asset", asset, "is the code of an asset")));
    }
}
