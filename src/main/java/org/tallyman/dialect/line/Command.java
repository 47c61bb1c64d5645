package org.tallyman.dialect.line;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Something that a device is told to do, in words that all languages share.
 *
 * @param type such as {@code custom} (which sends {@code data} as it is), {@code positionSingle}, {@code engineStop} or
 *     {@code rebootDevice}
 * @param params by name, such as {@code data}, {@code frequency} in seconds, {@code phone}; numbers as decimal digits,
 *     yes and no as {@code true} and {@code false}
 * @param at our clock when it is sent, for languages that write a time or number their messages by it
 */
public record Command(String type, Map<String, String> params, Instant at) {

    public Command {
        params = Map.copyOf(params);
    }

    public Optional<String> param(String name) {
        return Optional.ofNullable(params.get(name));
    }
}
