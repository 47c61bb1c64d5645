package org.tallyman.platform.command;

/** Where the caller of this request may do what. A role in an annotation says that a verb holds somewhere; this says where. */
public interface SitePermits {

    /** Whether the caller may do this at a site. */
    boolean allows(Verb verb, long site);

    /** Whether the caller may do this at every site, as things that belong to no site need. */
    boolean allowsEverywhere(Verb verb);

    /**
     * Ends the request with 403 unless the caller may do this at the site.
     *
     * @throws io.quarkus.security.ForbiddenException if not
     */
    void require(Verb verb, long site);

    /**
     * Ends the request with 403 unless the caller may do this at every site.
     *
     * @throws io.quarkus.security.ForbiddenException if not
     */
    void requireEverywhere(Verb verb);

    /** What master data asks for. */
    enum Verb {
        VIEW,
        CONFIGURE
    }
}
