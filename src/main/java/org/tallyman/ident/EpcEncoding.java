package org.tallyman.ident;

import org.jspecify.annotations.Nullable;

/**
 * How to write an identity to a tag.
 *
 * @param scheme the scheme to use; null for the shortest classic scheme that holds the identity
 * @param filter the filter value, 0 for "all others"
 * @param prefixes where the length of the company prefix comes from when the identity does not show it
 * @param hostName the host name for a {@code ++} scheme, else null
 */
public record EpcEncoding(
        @Nullable EpcScheme scheme,
        int filter,
        CompanyPrefixLengths prefixes,
        @Nullable String hostName) {

    /** Shortest classic scheme, filter 0, no company prefix known. */
    public static EpcEncoding shortest() {
        return new EpcEncoding(null, 0, CompanyPrefixLengths.none(), null);
    }

    public static EpcEncoding of(EpcScheme scheme) {
        return shortest().with(scheme);
    }

    public EpcEncoding with(EpcScheme newScheme) {
        return new EpcEncoding(newScheme, filter, prefixes, hostName);
    }

    public EpcEncoding withFilter(int newFilter) {
        return new EpcEncoding(scheme, newFilter, prefixes, hostName);
    }

    public EpcEncoding with(CompanyPrefixLengths newPrefixes) {
        return new EpcEncoding(scheme, filter, newPrefixes, hostName);
    }

    public EpcEncoding withCompanyPrefixLength(int length) {
        return with(CompanyPrefixLengths.always(length));
    }

    public EpcEncoding withHostName(String newHostName) {
        return new EpcEncoding(scheme, filter, prefixes, newHostName);
    }
}
