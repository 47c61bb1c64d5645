package org.tallyman.access;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Grants as a table of check boxes, there and back. */
@ApplicationScoped
class GrantForm {

    private static final String EVERYWHERE = "*";

    private final List<SiteNames> names;

    GrantForm(@All List<SiteNames> names) {
        this.names = names;
    }

    List<GrantRow> rows(Rights rights) {
        Map<@Nullable Long, String> sites = new LinkedHashMap<>();
        sites.put(null, "Every site");
        names.forEach(source -> source.sites().forEach(site -> sites.put(site.id(), site.name())));
        rights.grants().forEach(grant -> sites.putIfAbsent(grant.siteId(), "Site " + grant.siteId()));
        List<GrantRow> rows = new ArrayList<>();
        sites.forEach((id, name) -> rows.add(new GrantRow(
                name,
                Arrays.stream(Verb.values())
                        .map(verb -> new GrantRow.Box(
                                verb.code(),
                                verb.code() + "@" + (id == null ? EVERYWHERE : id),
                                rights.grants().contains(new Grant(verb, id))))
                        .toList())));
        return rows;
    }

    /** The grants that were ticked; nothing if one is not of ours. */
    Optional<List<Grant>> read(List<String> ticked) {
        List<Grant> grants = new ArrayList<>();
        for (String text : ticked) {
            int at = text.indexOf('@');
            Optional<Verb> verb = at < 0 ? Optional.empty() : Verb.of(text.substring(0, at));
            String site = text.substring(at + 1);
            if (verb.isEmpty() || !(site.equals(EVERYWHERE) || site.matches("[1-9][0-9]{0,17}"))) {
                return Optional.empty();
            }
            grants.add(new Grant(verb.get(), site.equals(EVERYWHERE) ? null : Long.valueOf(site)));
        }
        return Optional.of(grants);
    }
}
