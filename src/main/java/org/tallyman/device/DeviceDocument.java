package org.tallyman.device;

import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.DeviceKind;
import org.tallyman.dialect.DeviceModel;
import org.tallyman.ident.DeviceId;
import org.tallyman.ident.PlaceId;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.Fields;

/**
 * A device in JSON.
 *
 * @param model as its profile names it; null when it does not
 */
record DeviceDocument(
        long id,
        String code,
        String name,
        DeviceKind kind,
        String dialect,
        @Nullable String model,
        Map<String, String> profile,
        boolean active,
        @Nullable Long placeId,
        @Nullable Long siteId,
        @Nullable Long gatewayId,
        @Nullable String childName,
        @Nullable String identifier,
        @Nullable Integer expectedIntervalS,
        int clockToleranceS) {

    static DeviceDocument of(DeviceView device) {
        DeviceId gateway = device.gateway();
        return new DeviceDocument(
                device.id().value(),
                device.code(),
                device.name(),
                device.kind(),
                device.dialect(),
                device.profile().setting(DeviceModel.SETTING).orElse(null),
                device.profile().settings(),
                device.active(),
                value(device.place()),
                value(device.site()),
                gateway == null ? null : gateway.value(),
                device.childName(),
                device.identifier(),
                device.expectedIntervalS(),
                device.clockToleranceS());
    }

    private static @Nullable Long value(@Nullable PlaceId place) {
        return place == null ? null : place.value();
    }

    /**
     * What a client says of a device; {@code code} counts when it is made. Name, dialect and kind follow from a model that
     * is known, where they are not said.
     */
    @Schema(name = "DeviceBody")
    record Body(
            @Nullable String code,
            @Nullable String model,
            @Nullable String name,
            @Nullable String dialect,
            @Nullable String kind,
            @Nullable Map<String, @Nullable String> profile,
            @Nullable Long placeId,
            @Nullable String identifier,
            @Nullable Integer expectedIntervalS,
            @Nullable Integer clockToleranceS) {

        /**
         * Its members by name.
         *
         * @throws org.tallyman.platform.ProblemException 400 for a setting that is no single line of text
         */
        Fields fields() {
            Fields fields = Fields.of(this);
            if (profile == null) {
                return fields;
            }
            profile.forEach((key, value) -> {
                if (value == null || value.lines().count() > 1) {
                    throw Problem.invalid("profile", key, "has a text of one line for each key")
                            .exception();
                }
            });
            return fields.with("profile", ProfileText.of(profile));
        }
    }

    /** A new device with its token, which is shown this once, and commands that use it. */
    @Schema(name = "DeviceWithToken")
    record WithToken(DeviceDocument device, String token, Connection connection) {}

    /** A device that a gateway names in its payload. */
    @Schema(name = "GatewayChild")
    record ChildBody(
            @Schema(required = true) @Nullable String childName,
            @Nullable String name) {}

    /** Which read point an antenna serves from when on. */
    record BindingBody(
            @Nullable Integer antenna,
            @Nullable Long readPointId,
            @Nullable Instant validFrom) {}

    /** One row of the bindings; without a read point the binding ended then. */
    record Binding(int antenna, Instant validFrom, @Nullable Long readPointId) {}
}
