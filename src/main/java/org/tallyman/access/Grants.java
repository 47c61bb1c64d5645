package org.tallyman.access;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallyman.platform.Problem;
import org.tallyman.platform.ProblemException;

/**
 * What the caller of this request may do, site by site. A role in an annotation says that a verb holds somewhere; this
 * says where.
 */
@ApplicationScoped
public class Grants {

    private final SecurityIdentity identity;

    Grants(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The sites at which the caller may do this; none for devices and strangers. */
    public SiteScope sites(Verb verb) {
        return rights().sites(verb);
    }

    /** Whether the caller may do this with things of a site; what belongs to no site (null) needs it at every site. */
    public boolean allows(Verb verb, @Nullable Long site) {
        SiteScope sites = sites(verb);
        return site == null ? sites instanceof SiteScope.All : sites.contains(site);
    }

    /** Whether the caller may do this at every site, as things that belong to no site need. */
    public boolean allowsEverywhere(Verb verb) {
        return allows(verb, null);
    }

    /**
     * Ends the request unless the caller may do one of these with a thing of a site.
     *
     * @param site null for a thing that belongs to none
     * @param thing what it is, for people, such as {@code device 12}
     * @throws ProblemException 404 as if it did not exist, where the caller may not even see it
     * @throws ForbiddenException 403, where the caller may see but not do it
     */
    public void require(Set<Verb> verbs, @Nullable Long site, String thing) {
        if (verbs.stream().anyMatch(verb -> allows(verb, site))) {
            return;
        }
        if (!allows(Verb.VIEW, site)) {
            throw Problem.notFound(thing).exception();
        }
        throw forbidden(verbs, site == null ? "every site" : "the site of " + thing);
    }

    /**
     * Ends the request with 403 unless the caller may do this at every site.
     *
     * @throws ForbiddenException if not
     */
    public void requireEverywhere(Verb verb) {
        if (!allowsEverywhere(verb)) {
            throw forbidden(Set.of(verb), "every site");
        }
    }

    private static ForbiddenException forbidden(Set<Verb> verbs, String where) {
        String names = verbs.stream().map(Verb::code).sorted().collect(Collectors.joining(" or "));
        return new ForbiddenException("this needs " + names + " at " + where);
    }

    private Rights rights() {
        return Optional.<Caller>ofNullable(identity.getAttribute(Caller.ATTRIBUTE))
                .map(Caller::rights)
                .orElse(Rights.NONE);
    }
}
