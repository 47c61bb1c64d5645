package org.tallyman.dashboard;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tallyman.device.DeviceView;
import org.tallyman.device.Devices;
import org.tallyman.event.LatestEvents;
import org.tallyman.intake.DeviceHealthReader;
import org.tallyman.intake.DeviceHealthView;
import org.tallyman.platform.svg.Sparkline;
import org.tallyman.shipment.DoorBoard;
import org.tallyman.shipment.ShipmentPulse;
import org.tallyman.stock.StockPulse;

/** Gathers what the overview shows, of the sites that the person may see and looks at. */
@ApplicationScoped
class OverviewNumbers {

    private static final int CONCERNS_SHOWN = 6;
    private static final int LATEST_SHOWN = 8;

    private final Waiting waiting;
    private final StockPulse stock;
    private final ShipmentPulse shipments;
    private final DoorBoard doors;
    private final LatestEvents latest;
    private final Devices devices;
    private final DeviceHealthReader health;
    private final Sight sight;
    private final Clock clock;

    OverviewNumbers(
            Waiting waiting,
            StockPulse stock,
            ShipmentPulse shipments,
            DoorBoard doors,
            LatestEvents latest,
            Devices devices,
            DeviceHealthReader health,
            Sight sight,
            Clock clock) {
        this.waiting = waiting;
        this.stock = stock;
        this.shipments = shipments;
        this.doors = doors;
        this.latest = latest;
        this.devices = devices;
        this.health = health;
        this.sight = sight;
        this.clock = clock;
    }

    Overview read() {
        Instant now = clock.instant();
        List<Concern> concerns = waiting.list();
        Map<Long, DeviceHealthView> lines = health.all();
        List<DeviceView> shown = devices.snapshot().devices().stream()
                .filter(device -> device.active() && sight.includes(device.site()))
                .toList();
        List<DeviceHealthView> heard = shown.stream()
                .map(device -> lines.get(device.id().value()))
                .filter(Objects::nonNull)
                .toList();
        double rate =
                heard.stream().mapToDouble(line -> line.ratePerMinute(now)).sum();
        StockPulse.Now pieces = stock.now();
        return new Overview(
                concerns.stream().limit(CONCERNS_SHOWN).toList(),
                concerns.size(),
                pieces,
                pieces.span().toMinutes() > 0 ? Optional.of(Sparkline.ofLongs(pieces.line())) : Optional.empty(),
                running(),
                doors.tiles(),
                String.format(Locale.ROOT, rate < 10 ? "%.1f" : "%.0f", rate),
                heard.stream().map(DeviceHealthView::lastSeen).max(Instant::compareTo),
                shown.size(),
                shown.stream().filter(device -> silent(device, lines, now)).count(),
                latest.list(LATEST_SHOWN, sight::includesPlace));
    }

    private Overview.Running running() {
        List<ShipmentPulse.One> running = shipments.current().stream()
                .filter(each -> each.running() && sight.includesAny(each.sites()))
                .toList();
        return new Overview.Running(
                running.size(),
                running.stream().filter(ShipmentPulse.One::open).count(),
                running.stream().filter(ShipmentPulse.One::late).count(),
                running.stream().filter(ShipmentPulse.One::soon).count());
    }

    private static boolean silent(DeviceView device, Map<Long, DeviceHealthView> lines, Instant now) {
        DeviceHealthView line = lines.get(device.id().value());
        return line != null && line.silent(device, now);
    }
}
