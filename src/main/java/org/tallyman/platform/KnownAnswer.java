package org.tallyman.platform;

/**
 * What a command was answered the first time.
 *
 * @param status HTTP status
 * @param body JSON; may be empty
 */
public record KnownAnswer(int status, String body) {}
