package org.tallyman.access;

import java.util.List;

/** What the sites are called, for those who grant verbs: make it a bean where sites are known. */
public interface SiteNames {

    /** One site by its place id. */
    record Site(long id, String code, String name) {}

    /** All sites by name; answered from memory. */
    List<Site> sites();
}
