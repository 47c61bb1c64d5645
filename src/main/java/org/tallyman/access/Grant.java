package org.tallyman.access;

import org.jspecify.annotations.Nullable;

/** One verb at one site. */
record Grant(Verb verb, @Nullable Long siteId) {}
