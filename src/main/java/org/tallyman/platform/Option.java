package org.tallyman.platform;

/** One line of a {@code {#choice}}. */
public record Option(String value, String label) {}
