package org.tallyman.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tallyman.device.DeviceAccess;
import org.tallyman.device.DeviceView;
import org.tallyman.device.Devices;
import org.tallyman.dialect.DeviceKind;
import org.tallyman.ident.DeviceId;

/** Every line and gateway that the one who asks may see. */
@ApplicationScoped
class Links {

    private final LineBoard board;
    private final Devices devices;
    private final DeviceAccess access;

    Links(LineBoard board, Devices devices, DeviceAccess access) {
        this.board = board;
        this.devices = devices;
        this.access = access;
    }

    /** How lines were at one moment, in no order. */
    record Seen(Instant at, List<LinksFilter.Judged> lines) {}

    Seen see(Predicate<DeviceView> wanted) {
        LineBoard.Sight sight = board.look();
        Set<DeviceId> speakers = devices.snapshot().devices().stream()
                .map(DeviceView::gateway)
                .<DeviceId>mapMulti((gateway, each) -> {
                    if (gateway != null) {
                        each.accept(gateway);
                    }
                })
                .collect(Collectors.toSet());
        return new Seen(
                sight.at(),
                access.visible()
                        .filter(wanted)
                        .map(device -> new LinksFilter.Judged(sight.row(device), kind(device, speakers)))
                        .toList());
    }

    private LinkRoute kind(DeviceView device, Set<DeviceId> speakers) {
        if (device.gateway() != null) {
            return LinkRoute.CHILD;
        }
        if (board.calls(device)) {
            return LinkRoute.LINE;
        }
        boolean speaks = device.kind() == DeviceKind.GATEWAY || speakers.contains(device.id());
        return speaks ? LinkRoute.GATEWAY : LinkRoute.INTERNET;
    }
}
