package org.tallyman.event;

import java.util.List;
import org.tallyman.access.SiteScope;

/**
 * Events of some sites only, as a condition on the table {@code e}. One site is compared alone: then the index gives its
 * events in the order of a page.
 *
 * @param sql to be put behind another condition; empty for all sites, which have also the events of no site
 */
record SiteLimit(String sql, List<Object> values) {

    static SiteLimit of(SiteScope sites) {
        return sites.ids()
                .map(ids -> ids.length == 1
                        ? new SiteLimit(" and e.site_id = ?", List.of(ids[0]))
                        : new SiteLimit(" and e.site_id = any (?)", List.<Object>of((Object) ids)))
                .orElseGet(() -> new SiteLimit("", List.of()));
    }
}
