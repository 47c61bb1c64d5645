package org.tallyman.fleet;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.Optional;
import org.tallyman.device.DeviceView;

/**
 * Where a device is and where it went in the last day.
 *
 * @param last its newest position; {@code where} in words, {@code speed} and {@code accuracy} empty where they are not told
 * @param told how many positions it told in that time
 * @param carrier code of the asset that carries it; empty for none, or one that the caller may not see
 * @param mayCarry whether the caller may put it on an asset
 */
@CheckedTemplate(basePath = "fleet", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record PositionPanel(
        DeviceView device,
        Optional<Position> last,
        String where,
        String speed,
        String accuracy,
        Optional<PathDrawing> path,
        long told,
        String carrier,
        boolean mayCarry)
        implements TemplateInstance {}
