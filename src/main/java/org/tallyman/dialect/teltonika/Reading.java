package org.tallyman.dialect.teltonika;

import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Setting;

/**
 * How one device means its records.
 *
 * @param elements what the numbers of its I/O elements stand for
 * @param extended whether its records have a group of values of sixteen bytes behind those of eight
 */
record Reading(IoElements elements, boolean extended, boolean ignoresChecksum) {

    static final Setting EXTENDED =
            Setting.yesNo("extended", "records have values of sixteen bytes behind those of eight");

    static Reading of(Profile profile) {
        return new Reading(IoElements.of(profile), profile.is(EXTENDED.name()), profile.ignoresChecksum());
    }
}
