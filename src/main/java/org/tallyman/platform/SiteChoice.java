package org.tallyman.platform;

/**
 * A site that a person may look at.
 *
 * @param code what chooses it; empty for all sites
 */
public record SiteChoice(String code, String name, boolean chosen) {}
