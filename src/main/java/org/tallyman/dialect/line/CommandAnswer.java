package org.tallyman.dialect.line;

import java.util.Optional;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Observation.DeviceStatus;

/**
 * What a device answers to a command.
 *
 * @param done false when it says that it did not, or could not
 * @param text in its own words; empty when it only says that it has done it
 */
public record CommandAnswer(boolean done, String text) {

    /** In languages whose answers are decoded to the attribute {@code result}; empty where a frame has none. */
    public static Optional<CommandAnswer> result(Decoding decoded) {
        for (Element element : decoded.elements()) {
            if (element.observation() instanceof DeviceStatus status
                    && status.attributes().get("result") instanceof String text) {
                return Optional.of(new CommandAnswer(true, text));
            }
        }
        return Optional.empty();
    }
}
