package org.tallyman.platform.command;

import org.jspecify.annotations.Nullable;
import org.tallyman.platform.ProblemException;

/**
 * Where the caller of this request may do what. A role in an annotation says that a verb holds somewhere; this says where.
 * What belongs to no site (null) needs the verb at every site.
 */
public interface SitePermits {

    /** Whether the caller may do this with things of a site. */
    boolean allows(Verb verb, @Nullable Long site);

    /**
     * Ends the request unless the caller may do this with a thing of a site.
     *
     * @param thing what it is, for people, such as {@code device 12}
     * @throws ProblemException 404 as if it did not exist, where the caller may not even see it
     * @throws io.quarkus.security.ForbiddenException 403, where the caller may see but not do it
     */
    void require(Verb verb, @Nullable Long site, String thing);

    /** Whether the caller may do this at every site, as things that belong to no site need. */
    default boolean allowsEverywhere(Verb verb) {
        return allows(verb, null);
    }

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
