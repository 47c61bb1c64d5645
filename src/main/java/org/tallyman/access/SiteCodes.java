package org.tallyman.access;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Sites by what programs call them: id or code. */
@ApplicationScoped
class SiteCodes {

    static final String RULE = "must be the id or code of a site";

    private final List<SiteNames> names;

    SiteCodes(@All List<SiteNames> names) {
        this.names = names;
    }

    Optional<Long> find(String text) {
        return names.stream()
                .flatMap(source -> source.sites().stream())
                .filter(site ->
                        site.code().equals(text) || Long.toString(site.id()).equals(text))
                .map(SiteNames.Site::id)
                .findFirst();
    }
}
