package org.tallyman.access;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What one caller may do: its grants, narrowed by the scope of its token. */
record Rights(List<Grant> grants) {

    static final Rights NONE = new Rights(List.of());

    Rights {
        grants = List.copyOf(grants);
    }

    Rights narrowedTo(Collection<Verb> verbs) {
        return new Rights(
                grants.stream().filter(grant -> verbs.contains(grant.verb())).toList());
    }

    Set<Verb> verbs() {
        Set<Verb> verbs = EnumSet.noneOf(Verb.class);
        grants.forEach(grant -> verbs.add(grant.verb()));
        return verbs;
    }

    /** For the audit trail, such as {@code load@12 view@*}. */
    String words() {
        return grants.stream()
                .map(grant -> grant.verb().code() + "@" + (grant.siteId() == null ? "*" : grant.siteId()))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    SiteScope sites(Verb verb) {
        Set<Long> sites = new HashSet<>();
        for (Grant grant : grants) {
            if (grant.verb() == verb) {
                Long site = grant.siteId();
                if (site == null) {
                    return new SiteScope.All();
                }
                sites.add(site);
            }
        }
        return new SiteScope.Only(sites);
    }
}
