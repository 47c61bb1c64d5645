package org.tallyman.intake;

import io.quarkus.arc.All;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.device.DeviceAccess;
import org.tallyman.device.DeviceView;
import org.tallyman.device.Devices;
import org.tallyman.dialect.DeviceKind;
import org.tallyman.ident.DeviceId;
import org.tallyman.ident.PlaceId;
import org.tallyman.place.ChosenSite;
import org.tallyman.place.Look;
import org.tallyman.place.PlaceView;
import org.tallyman.place.ReadPoints;
import org.tallyman.platform.Link;
import org.tallyman.platform.Mark;
import org.tallyman.platform.Option;
import org.tallyman.platform.Problem;
import org.tallyman.platform.Times;
import org.tallyman.platform.paging.Cursor;
import org.tallyman.platform.paging.Page;

/** Every line and gateway at a glance. */
@Path("/links")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class LinksPages {

    private static final Duration STRIP = Duration.ofDays(1);
    private static final String AMISS = "amiss";

    private static final Comparator<HealthRow> ORDER = Comparator.comparing(HealthRow::condition)
            .thenComparing(row -> row.device().name().toLowerCase(Locale.ROOT))
            .thenComparingLong(row -> row.device().id().value());

    private final LineBoard board;
    private final LineHistoryReader histories;
    private final QuarantineRows quarantine;
    private final List<LinkVitals> vitals;
    private final Devices devices;
    private final DeviceAccess access;
    private final ReadPoints readPoints;
    private final ChosenSite site;
    private final Times times;

    LinksPages(
            LineBoard board,
            LineHistoryReader histories,
            QuarantineRows quarantine,
            @All List<LinkVitals> vitals,
            Devices devices,
            DeviceAccess access,
            ReadPoints readPoints,
            ChosenSite site,
            Times times) {
        this.board = board;
        this.histories = histories;
        this.quarantine = quarantine;
        this.vitals = vitals;
        this.devices = devices;
        this.access = access;
        this.readPoints = readPoints;
        this.site = site;
        this.times = times;
    }

    /** What is asked for; empty for any. */
    private record Wanted(String state, String kind, String language, String query) {}

    private record Judged(HealthRow row, LinkRoute kind) {}

    @GET
    @RolesAllowed(Roles.VIEW)
    public TemplateInstance list(
            @RestQuery @Nullable String q,
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String kind,
            @RestQuery @Nullable String language,
            @RestQuery("site") @Nullable String siteCode,
            @RestQuery @Nullable String after) {
        Wanted wanted = new Wanted(
                oneOf("state", state, conditions()),
                oneOf(
                        "kind",
                        kind,
                        Arrays.stream(LinkRoute.values()).map(LinkRoute::code).toList()),
                text(language),
                text(q));
        Look look = site.look(siteCode);
        Cursor cursor = Cursor.of(after, null);
        LineBoard.Sight sight = board.look();
        List<Judged> here = judged(look, sight);
        // Each choice counts what it would show beside the other choices.
        List<Judged> found = here.stream().filter(matches(wanted)).toList();
        List<Judged> ofKind =
                found.stream().filter(each -> isKind(each, wanted.kind())).toList();
        List<Judged> ofState =
                found.stream().filter(each -> isState(each, wanted.state())).toList();
        List<HealthRow> shown = ofKind.stream()
                .filter(each -> isState(each, wanted.state()))
                .map(Judged::row)
                .sorted(ORDER)
                .toList();
        Page<HealthRow> page = Page.of(
                behind(shown, cursor).stream().limit(cursor.limit() + 1L).toList(), cursor.limit(), LinksPages::key);
        Link address = Link.to("/links")
                .with("state", wanted.state())
                .with("kind", wanted.kind())
                .with("language", wanted.language())
                .with("q", wanted.query());
        Link there = address.with("site", look.parameter());
        List<LinksPage.Row> rows = rows(page.items(), sight.at());
        return new LinksPage(
                rows,
                LinksPage.Shows.of(rows),
                here.size(),
                here.stream().filter(each -> each.row().condition().amiss()).count(),
                says(here),
                states(ofKind, wanted.state(), there),
                kinds(ofState, wanted.kind(), there),
                languages(here, wanted.language()),
                wanted.language(),
                wanted.query(),
                look,
                address,
                page.next() == null ? "" : there.with("after", page.next()).toString(),
                after == null ? "" : there.toString());
    }

    private List<Judged> judged(Look look, LineBoard.Sight sight) {
        Set<DeviceId> speakers = devices.snapshot().devices().stream()
                .map(DeviceView::gateway)
                .<DeviceId>mapMulti((gateway, each) -> {
                    if (gateway != null) {
                        each.accept(gateway);
                    }
                })
                .collect(Collectors.toSet());
        return access.visible()
                .filter(device -> look.includes(device.site()))
                .map(device -> new Judged(sight.row(device), kind(device, speakers)))
                .toList();
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

    private static Predicate<Judged> matches(Wanted wanted) {
        String text = wanted.query().toLowerCase(Locale.ROOT);
        return each -> {
            DeviceView device = each.row().device();
            String identifier = device.identifier() == null ? "" : device.identifier();
            return (wanted.language().isEmpty() || wanted.language().equals(device.dialect()))
                    && (device.code().contains(text)
                            || device.name().toLowerCase(Locale.ROOT).contains(text)
                            || identifier.toLowerCase(Locale.ROOT).contains(text));
        };
    }

    private static boolean isKind(Judged each, String kind) {
        return kind.isEmpty() || each.kind().code().equals(kind);
    }

    private static boolean isState(Judged each, String state) {
        LineCondition condition = each.row().condition();
        return state.isEmpty()
                || (state.equals(AMISS) ? condition.amiss() : condition.code().equals(state));
    }

    /** A list that goes on where a page ended, even when the line that was last there changed meanwhile. */
    private static List<HealthRow> behind(List<HealthRow> rows, Cursor cursor) {
        if (cursor.key().isEmpty()) {
            return rows;
        }
        String[] key = cursor.key().split("\t", 3);
        Optional<LineCondition> condition = Arrays.stream(LineCondition.values())
                .filter(each -> each.code().equals(key[0]))
                .findFirst();
        if (key.length < 3 || condition.isEmpty() || !key[1].matches("[0-9]{1,18}")) {
            throw Problem.invalid("after", cursor.key(), "is the next of a page before")
                    .exception();
        }
        LineCondition last = condition.get();
        long id = Long.parseLong(key[1]);
        String name = key[2];
        return rows.stream()
                .filter(row -> {
                    int byCondition = row.condition().compareTo(last);
                    int byName = row.device().name().toLowerCase(Locale.ROOT).compareTo(name);
                    return byCondition > 0
                            || (byCondition == 0
                                    && (byName > 0
                                            || (byName == 0 && row.device().id().value() > id)));
                })
                .toList();
    }

    private static String key(HealthRow row) {
        return row.condition().code() + "\t" + row.device().id().value() + "\t"
                + row.device().name().toLowerCase(Locale.ROOT);
    }

    private List<LinksPage.Row> rows(List<HealthRow> shown, Instant now) {
        List<DeviceView> listed = shown.stream().map(HealthRow::device).toList();
        List<Long> ids = listed.stream().map(device -> device.id().value()).toList();
        Map<Long, Long> open = quarantine.open(ids);
        Map<DeviceId, LinkVitals.Vitals> known = new HashMap<>();
        vitals.forEach(source -> known.putAll(source.of(listed)));
        Map<Long, LineHistory> lately = histories.of(ids, now.minus(STRIP), now);
        ZoneId zone = times.zone();
        List<LinksPage.Row> rows = new ArrayList<>();
        for (HealthRow row : shown) {
            DeviceView device = row.device();
            long id = device.id().value();
            DeviceId gateway = device.gateway();
            rows.add(new LinksPage.Row(
                    row,
                    place(device),
                    gateway == null
                            ? Optional.empty()
                            : devices.byId(gateway.value()).map(DeviceView::name),
                    open.getOrDefault(id, 0L),
                    known.getOrDefault(device.id(), LinkVitals.Vitals.NONE),
                    LineStrip.of(
                            lately.getOrDefault(id, LineHistory.of(List.of(), List.of(), now.minus(STRIP), now)),
                            zone,
                            now)));
        }
        return rows;
    }

    private String place(DeviceView device) {
        PlaceId place = device.place();
        return place == null
                ? ""
                : readPoints
                        .snapshot()
                        .place(place.value())
                        .map(PlaceView::name)
                        .orElse("");
    }

    /** What is wrong, worst first, such as "1 down, 3 silent". */
    private static String says(List<Judged> here) {
        Map<LineCondition, Long> counts = count(here);
        return counts.entrySet().stream()
                .filter(each -> each.getKey().amiss())
                .map(each -> each.getValue() + " " + each.getKey().counted())
                .collect(Collectors.joining(", "));
    }

    private static Map<LineCondition, Long> count(List<Judged> lines) {
        return lines.stream()
                .collect(Collectors.groupingBy(
                        each -> each.row().condition(),
                        () -> new EnumMap<>(LineCondition.class),
                        Collectors.counting()));
    }

    private static List<LinksPage.Chip> states(List<Judged> lines, String chosen, Link there) {
        List<LinksPage.Chip> chips = new ArrayList<>();
        chips.add(chip(there, "state", "", "All", Mark.NORMAL, lines.size(), chosen));
        Map<LineCondition, Long> counts = count(lines);
        long amiss =
                lines.stream().filter(each -> each.row().condition().amiss()).count();
        if (amiss > 0 || chosen.equals(AMISS)) {
            chips.add(chip(there, "state", AMISS, "Need a look", Mark.NORMAL, amiss, chosen));
        }
        for (LineCondition condition : LineCondition.values()) {
            long count = counts.getOrDefault(condition, 0L);
            if (count > 0 || chosen.equals(condition.code())) {
                String word = condition.word();
                chips.add(chip(
                        there,
                        "state",
                        condition.code(),
                        word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1),
                        condition.amiss() ? condition.mark() : Mark.NORMAL,
                        count,
                        chosen));
            }
        }
        return chips;
    }

    private static List<LinksPage.Chip> kinds(List<Judged> lines, String chosen, Link there) {
        Map<LinkRoute, Long> counts = lines.stream()
                .collect(Collectors.groupingBy(
                        Judged::kind, () -> new EnumMap<>(LinkRoute.class), Collectors.counting()));
        List<LinksPage.Chip> chips = new ArrayList<>();
        chips.add(chip(there, "kind", "", "Any kind", Mark.NORMAL, lines.size(), chosen));
        for (LinkRoute kind : LinkRoute.values()) {
            long count = counts.getOrDefault(kind, 0L);
            if (count > 0 || chosen.equals(kind.code())) {
                chips.add(chip(there, "kind", kind.code(), kind.word(), Mark.NORMAL, count, chosen));
            }
        }
        return chips;
    }

    private static LinksPage.Chip chip(
            Link there, String parameter, String value, String word, Mark mark, long count, String chosen) {
        return new LinksPage.Chip(there.with(parameter, value).toString(), word, mark, count, value.equals(chosen));
    }

    private static List<Option> languages(List<Judged> here, String chosen) {
        return here.stream()
                .map(each -> each.row().device().dialect())
                .filter(Predicate.not(chosen::equals))
                .distinct()
                .sorted()
                .map(language -> new Option(language, language))
                .toList();
    }

    private static List<String> conditions() {
        List<String> codes = new ArrayList<>(
                Arrays.stream(LineCondition.values()).map(LineCondition::code).toList());
        codes.add(AMISS);
        return codes;
    }

    private static String oneOf(String field, @Nullable String value, List<String> known) {
        String given = text(value);
        if (!given.isEmpty() && !known.contains(given)) {
            throw Problem.invalid(field, given, "is one of " + String.join(", ", known))
                    .exception();
        }
        return given;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
