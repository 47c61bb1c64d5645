package org.tallyman.dashboard;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tallyman.device.DeviceView;
import org.tallyman.device.Devices;
import org.tallyman.fleet.AssetView;
import org.tallyman.fleet.Excursion;
import org.tallyman.fleet.Excursions;
import org.tallyman.ident.DeviceId;
import org.tallyman.ident.PlaceId;
import org.tallyman.intake.DeviceHealthReader;
import org.tallyman.intake.DeviceHealthView;
import org.tallyman.intake.IntakeTrouble;
import org.tallyman.intake.LineNow;
import org.tallyman.intake.LinesInVain;
import org.tallyman.place.PlaceView;
import org.tallyman.place.ReadPoints;
import org.tallyman.platform.Link;
import org.tallyman.platform.Mark;
import org.tallyman.platform.Spans;
import org.tallyman.platform.sql.Sql;
import org.tallyman.shipment.ShipmentPulse;

/** Looks for everything that waits for a person, whoever asks. */
@ApplicationScoped
class Concerns {

    /** Worst first, then what is there the longest. */
    private static final Comparator<Concern> ORDER = Comparator.comparing(Concern::mark)
            .reversed()
            .thenComparing(Concern::kind)
            .thenComparing(concern -> concern.since().orElse(Instant.MAX))
            .thenComparing(Concern::what);

    /** A line that is called in vain for less long may be up again before anybody has looked. */
    private static final Duration DOWN_FOR = Duration.ofMinutes(2);

    private final Sql sql;
    private final Devices devices;
    private final DeviceHealthReader health;
    private final LinesInVain inVain;
    private final UnboundAntennas antennas;
    private final ShipmentPulse shipments;
    private final Excursions excursions;
    private final ReadPoints readPoints;
    private final IntakeTrouble trouble;
    private final Clock clock;

    Concerns(
            Sql sql,
            Devices devices,
            DeviceHealthReader health,
            LinesInVain inVain,
            UnboundAntennas antennas,
            ShipmentPulse shipments,
            Excursions excursions,
            ReadPoints readPoints,
            IntakeTrouble trouble,
            Clock clock) {
        this.trouble = trouble;
        this.readPoints = readPoints;
        this.excursions = excursions;
        this.sql = sql;
        this.devices = devices;
        this.health = health;
        this.inVain = inVain;
        this.antennas = antennas;
        this.shipments = shipments;
        this.clock = clock;
    }

    List<Concern> all() {
        List<Concern> concerns = new ArrayList<>();
        Map<DeviceId, LineNow> down = inVain.downSince(clock.instant().minus(DOWN_FOR));
        intake(concerns);
        shipments(concerns);
        outside(down, concerns);
        lines(down, concerns);
        quarantine(concerns);
        strangers(concerns);
        unbound(concerns);
        unknownTags(concerns);
        concerns.sort(ORDER);
        return concerns;
    }

    private void intake(List<Concern> concerns) {
        trouble.notKept()
                .map(why -> of("not taken", "Messages are refused", why))
                .ifPresent(concerns::add);
        trouble.notFolded()
                .or(() -> trouble.behind()
                        .map(lag -> "All are kept. The oldest came " + Spans.of(lag)
                                + " ago; they are counted one after the other."))
                .map(why -> of("not counted", "Messages wait to be counted", why))
                .ifPresent(concerns::add);
    }

    private static Concern of(String word, String what, String why) {
        return new Concern(
                "Messages", Mark.ALARM, word, what, "/links", why, Optional.empty(), "See links", "/links", Set.of());
    }

    private void shipments(List<Concern> concerns) {
        shipments.current().stream()
                .filter(each -> !each.amiss().isEmpty())
                .map(each -> new Concern(
                        "Shipments",
                        Mark.ATTENTION,
                        each.amiss(),
                        each.reference(),
                        "/shipments/" + each.reference(),
                        each.way(),
                        each.since(),
                        "Look at it",
                        "/shipments/" + each.reference(),
                        each.sites()))
                .forEach(concerns::add);
    }

    private void outside(Map<DeviceId, LineNow> down, List<Concern> concerns) {
        Map<DeviceView, List<Excursion>> stopped = new LinkedHashMap<>();
        for (Excursion each : excursions.now()) {
            if (each.stopped() && down.containsKey(each.device().id())) {
                continue;
            }
            if (each.stopped()) {
                stopped.computeIfAbsent(each.device(), device -> new ArrayList<>())
                        .add(each);
            } else {
                concerns.add(of(each, Mark.ALARM));
            }
        }
        List<Outage.Member> members = stopped.entrySet().stream()
                .map(each -> new Outage.Member(
                        each.getKey(),
                        each.getValue().stream()
                                .map(Excursion::at)
                                .min(Comparator.naturalOrder())
                                .orElseThrow()))
                .toList();
        for (Outage outage : Outage.of(members)) {
            if (outage.many()) {
                concerns.add(ofSensors(outage));
            } else {
                outage.members().stream()
                        .flatMap(member -> stopped.getOrDefault(member.device(), List.of()).stream())
                        .forEach(each -> concerns.add(of(each, Mark.ATTENTION)));
            }
        }
    }

    private static Concern of(Excursion each, Mark mark) {
        Optional<AssetView> asset = each.asset();
        return new Concern(
                asset.isPresent() ? "Fleet" : "Measurements",
                mark,
                each.word(),
                asset.map(AssetView::name).orElse(each.device().name()),
                each.page(),
                each.words(),
                Optional.of(each.at()),
                "Look at it",
                each.page(),
                asset.isPresent() ? asset.map(AssetView::site).map(Set::of).orElse(Set.of()) : sites(each.device()));
    }

    private void lines(Map<DeviceId, LineNow> down, List<Concern> concerns) {
        Map<Long, DeviceHealthView> lines = health.all();
        Instant now = clock.instant();
        List<Outage.Member> unreachable = new ArrayList<>();
        List<Outage.Member> silent = new ArrayList<>();
        for (DeviceView device : devices.snapshot().devices()) {
            DeviceHealthView line = lines.get(device.id().value());
            LineNow call = down.get(device.id());
            if (call != null && device.active()) {
                unreachable.add(new Outage.Member(device, call.since()));
                continue;
            }
            if (line == null || !device.active()) {
                continue;
            }
            if (line.silent(device, now)) {
                silent.add(new Outage.Member(device, line.lastSeen()));
            } else if (line.clockWrong(device.clockToleranceS())) {
                concerns.add(of(
                        device,
                        Mark.ATTENTION,
                        "clock is wrong",
                        "off by " + line.clockOffset().abs().toSeconds() + " s, tolerance " + device.clockToleranceS()
                                + " s",
                        line.lastSeen()));
            }
        }
        for (Outage outage : Outage.of(unreachable)) {
            if (outage.many()) {
                concerns.add(of(outage, "Devices", Mark.ALARM, "down", "/links?state=down"));
            } else {
                outage.members().forEach(member -> {
                    DeviceView device = member.device();
                    LineNow call = down.get(device.id());
                    concerns.add(of(device, Mark.ALARM, "down", call == null ? "" : call.why(), member.since()));
                });
            }
        }
        for (Outage outage : Outage.of(silent)) {
            if (outage.many()) {
                concerns.add(of(outage, "Devices", Mark.ATTENTION, "silent", amiss(outage)));
            } else {
                outage.members()
                        .forEach(member -> concerns.add(of(
                                member.device(),
                                Mark.ATTENTION,
                                "silent",
                                "expected every " + member.device().expectedIntervalS() + " s",
                                member.since())));
            }
        }
    }

    private String amiss(Outage outage) {
        return Link.to("/devices")
                .with("amiss", "true")
                .with(
                        "place",
                        outage.place(readPoints.snapshot())
                                .map(each -> Long.toString(each.id().value()))
                                .orElse(null))
                .toString();
    }

    /** Sensors of one site that stopped together. */
    private Concern ofSensors(Outage outage) {
        String charts = outage.place(readPoints.snapshot())
                .map(each -> "/measurements?place=" + each.id().value())
                .orElse("/links");
        return of(outage, "Measurements", Mark.ATTENTION, "tell nothing", charts);
    }

    private Concern of(Outage outage, String kind, Mark mark, String word, String list) {
        Optional<PlaceView> place = outage.place(readPoints.snapshot());
        return new Concern(
                kind,
                mark,
                word,
                outage.members().size() + " devices"
                        + place.map(each -> " at " + each.name()).orElse(""),
                list,
                outage.names(),
                Optional.of(outage.since()),
                "See which",
                list,
                sites(outage.members().getFirst().device()));
    }

    private static Concern of(DeviceView device, Mark mark, String word, String detail, Instant since) {
        String page = "/devices/" + device.id().value();
        return new Concern(
                "Devices",
                mark,
                word,
                device.name(),
                page,
                detail,
                Optional.of(since),
                "Look at it",
                page,
                sites(device));
    }

    private void quarantine(List<Concern> concerns) {
        byDevice("select device_id, count(*), max(last_at) from quarantine where state = 'OPEN' group by device_id")
                .forEach(each -> concerns.add(new Concern(
                        "Messages",
                        Mark.ATTENTION,
                        "not understood",
                        each.device().name(),
                        "/messages/of/" + each.device().id().value(),
                        each.count() + (each.count() == 1 ? " part" : " parts") + " in quarantine",
                        Optional.of(each.last()),
                        "Settle",
                        "/quarantine",
                        sites(each.device()))));
    }

    private void strangers(List<Concern> concerns) {
        byDevice("select gateway_id, count(*), max(last_at) from unknown_child group by gateway_id")
                .forEach(each -> concerns.add(new Concern(
                        "Devices",
                        Mark.ATTENTION,
                        "unknown devices",
                        each.device().name(),
                        "/devices/" + each.device().id().value(),
                        "speaks for " + each.count() + " that nobody registered",
                        Optional.of(each.last()),
                        "Accept",
                        "/unknown",
                        sites(each.device()))));
    }

    private void unbound(List<Concern> concerns) {
        Map<DeviceView, List<UnboundAntenna>> byDevice = antennas.list(clock.instant()).stream()
                .collect(Collectors.groupingBy(
                        UnboundAntenna::device,
                        () -> new TreeMap<>(Comparator.comparing(DeviceView::code)),
                        Collectors.toList()));
        byDevice.forEach((device, list) -> concerns.add(new Concern(
                "Devices",
                Mark.ATTENTION,
                "unbound antennas",
                device.name(),
                "/devices/" + device.id().value(),
                list.size() + (list.size() == 1 ? " antenna reads" : " antennas read") + " tags at no place",
                list.stream().map(UnboundAntenna::last).max(Comparator.naturalOrder()),
                "Bind",
                "/unknown",
                sites(device))));
    }

    private void unknownTags(List<Concern> concerns) {
        sql.list(
                        """
                        select p.site_id, sum(s.quantity)::bigint as tags, max(s.changed_at) as changed_at
                        from stock_count s join place p on p.id = s.place_id
                        where s.kind = 'UNKNOWN' and s.quantity > 0 group by p.site_id order by p.site_id""",
                        row -> new Concern(
                                "Stock",
                                Mark.ATTENTION,
                                "unknown tags",
                                row.getLong("tags") + (row.getLong("tags") == 1 ? " tag" : " tags"),
                                "/items?kind=unknown",
                                "on nothing that anybody named",
                                Optional.of(Sql.instant(row, "changed_at")),
                                "Name them",
                                "/items?kind=unknown",
                                Set.of(row.getLong("site_id"))))
                .forEach(concerns::add);
    }

    private record Counted(DeviceView device, long count, Instant last) {}

    private List<Counted> byDevice(String query) {
        return sql
                .list(query, row -> {
                    long count = row.getLong(2);
                    Instant last = row.getTimestamp(3).toInstant();
                    return devices.byId(row.getLong(1)).map(device -> new Counted(device, count, last));
                })
                .stream()
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(
                        (Function<Counted, String>) each -> each.device().name()))
                .toList();
    }

    private static Set<Long> sites(DeviceView device) {
        PlaceId site = device.site();
        return site == null ? Set.of() : Set.of(site.value());
    }
}
