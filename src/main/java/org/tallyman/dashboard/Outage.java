package org.tallyman.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tallyman.device.DeviceView;
import org.tallyman.place.PlaceSnapshot;
import org.tallyman.place.PlaceView;

/**
 * Devices of one site that fell silent together: one cause, such as a switch without power, is one exception.
 *
 * @param members in the order in which they fell silent
 */
record Outage(List<Member> members) {

    /** A device and when it was heard last. */
    record Member(DeviceView device, Instant since) {}

    /** One that follows another within this time fell silent with it. */
    private static final Duration TOGETHER = Duration.ofMinutes(5);

    private static final int NAMED = 3;

    Outage {
        members = List.copyOf(members);
    }

    /** Each device in one outage, the longest first. */
    static List<Outage> of(List<Member> silent) {
        List<Outage> outages = new ArrayList<>();
        silent.stream()
                .collect(Collectors.groupingBy(
                        member -> Optional.ofNullable(member.device().site())))
                .values()
                .forEach(site -> outages.addAll(ofSite(site)));
        outages.sort(Comparator.comparing(Outage::since));
        return outages;
    }

    private static List<Outage> ofSite(List<Member> silent) {
        List<Member> sorted = silent.stream()
                .sorted(Comparator.comparing(Member::since)
                        .thenComparing(member -> member.device().name()))
                .toList();
        List<Outage> outages = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= sorted.size(); i++) {
            if (i == sorted.size()
                    || sorted.get(i).since().isAfter(sorted.get(i - 1).since().plus(TOGETHER))) {
                outages.add(new Outage(sorted.subList(start, i)));
                start = i;
            }
        }
        return outages;
    }

    /** Whether they are told as one; two are still clearer by their names. */
    boolean many() {
        return members.size() >= NAMED;
    }

    /** When the first of them was heard last. */
    Instant since() {
        return members.getFirst().since();
    }

    /** The first few by name. */
    String names() {
        String named = members.stream()
                .limit(NAMED)
                .map(member -> member.device().name())
                .collect(Collectors.joining(", "));
        return members.size() > NAMED ? named + " and " + (members.size() - NAMED) + " more" : named;
    }

    /** The lowest place in which all of them stand; empty where one stands nowhere. */
    Optional<PlaceView> place(PlaceSnapshot places) {
        Optional<PlaceView> common = places.place(members.getFirst().device().place());
        for (Member member : members) {
            Optional<PlaceView> stands = places.place(member.device().place());
            while (common.isPresent() && stands.isPresent() && !stands.get().within(common.get())) {
                common = places.place(common.get().parent());
            }
            if (stands.isEmpty()) {
                return Optional.empty();
            }
        }
        return common;
    }
}
