package org.tallyman.access;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

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

    public boolean allows(Verb verb, long siteId) {
        return sites(verb).contains(siteId);
    }

    /**
     * Ends the request with 403 unless the caller may do this at the site.
     *
     * @throws ForbiddenException if not
     */
    public void require(Verb verb, long siteId) {
        if (!allows(verb, siteId)) {
            throw new ForbiddenException("this needs " + verb.code() + " at this site");
        }
    }

    /** Whether the caller may do this at every site, as things that belong to no site need. */
    public boolean allowsEverywhere(Verb verb) {
        return sites(verb) instanceof SiteScope.All;
    }

    /**
     * Ends the request with 403 unless the caller may do this at every site.
     *
     * @throws ForbiddenException if not
     */
    public void requireEverywhere(Verb verb) {
        if (!allowsEverywhere(verb)) {
            throw new ForbiddenException("this needs " + verb.code() + " at every site");
        }
    }

    private Rights rights() {
        return Optional.<Caller>ofNullable(identity.getAttribute(Caller.ATTRIBUTE))
                .map(Caller::rights)
                .orElse(Rights.NONE);
    }
}
