package org.tallyman.access;

import java.util.List;

/** The verbs at one site, or at every site, as check boxes. */
record GrantRow(String siteName, List<Box> boxes) {

    /** A check box; its value is verb and site, as {@code view@12} or {@code view@*}. */
    record Box(String verb, String value, boolean checked) {}
}
