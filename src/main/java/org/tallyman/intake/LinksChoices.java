package org.tallyman.intake;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tallyman.platform.Link;
import org.tallyman.platform.Mark;
import org.tallyman.platform.Option;

/** What the page of all lines offers to choose from, each with how many lines it would show. */
final class LinksChoices {

    private LinksChoices() {}

    /** What is wrong, worst first, such as "1 down, 3 silent". */
    static String says(List<LinksFilter.Judged> here) {
        Map<LineCondition, Long> counts = count(here);
        return counts.entrySet().stream()
                .filter(each -> each.getKey().amiss())
                .map(each -> each.getValue() + " " + each.getKey().counted())
                .collect(Collectors.joining(", "));
    }

    private static Map<LineCondition, Long> count(List<LinksFilter.Judged> lines) {
        return lines.stream()
                .collect(Collectors.groupingBy(
                        each -> each.row().condition(),
                        () -> new EnumMap<>(LineCondition.class),
                        Collectors.counting()));
    }

    static List<LinksPage.Chip> states(List<LinksFilter.Judged> lines, String chosen, Link there) {
        List<LinksPage.Chip> chips = new ArrayList<>();
        chips.add(chip(there, "state", "", "All", Mark.NORMAL, lines.size(), chosen));
        Map<LineCondition, Long> counts = count(lines);
        long amiss =
                lines.stream().filter(each -> each.row().condition().amiss()).count();
        if (amiss > 0 || chosen.equals(LinksFilter.AMISS)) {
            chips.add(chip(there, "state", LinksFilter.AMISS, "Need a look", Mark.NORMAL, amiss, chosen));
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

    static List<LinksPage.Chip> kinds(List<LinksFilter.Judged> lines, String chosen, Link there) {
        Map<LinkRoute, Long> counts = lines.stream()
                .collect(Collectors.groupingBy(
                        LinksFilter.Judged::kind, () -> new EnumMap<>(LinkRoute.class), Collectors.counting()));
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

    static List<Option> languages(List<LinksFilter.Judged> here, String chosen) {
        return here.stream()
                .map(each -> each.row().device().dialect())
                .filter(Predicate.not(chosen::equals))
                .distinct()
                .sorted()
                .map(language -> new Option(language, language))
                .toList();
    }
}
