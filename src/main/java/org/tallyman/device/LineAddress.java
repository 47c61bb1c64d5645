package org.tallyman.device;

import java.util.OptionalInt;

/** Where devices with a language of their own call; whoever takes lines says so. */
public interface LineAddress {

    /** The port of a language, over TCP and UDP; empty for a language without lines, or while they are switched off. */
    OptionalInt linePort(String dialect);
}
