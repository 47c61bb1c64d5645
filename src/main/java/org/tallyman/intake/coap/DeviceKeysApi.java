package org.tallyman.intake.coap;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.DeviceKeys;
import org.tallyman.access.Roles;
import org.tallyman.device.DeviceAccess;
import org.tallyman.device.DeviceView;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.SitePermits.Verb;

/** The key that a device shares with Tallyman, for CoAP over DTLS. */
@Path("/api/v1/devices/{id}/key")
@RunOnVirtualThread
class DeviceKeysApi {

    private final DeviceKeyCommands commands;
    private final DeviceKeys keys;
    private final CoapGateway gateway;
    private final DeviceAccess access;

    DeviceKeysApi(DeviceKeyCommands commands, DeviceKeys keys, CoapGateway gateway, DeviceAccess access) {
        this.commands = commands;
        this.keys = keys;
        this.gateway = gateway;
        this.access = access;
    }

    /**
     * What there is to know of a key.
     *
     * @param key only in the answer that sets it
     * @param keyText the same; null too where it is no text that needs no quotes
     * @param port null while CoAP over DTLS is switched off
     */
    @Schema(name = "DeviceKey")
    record Document(
            @Schema(description = "PSK identity: the device's code")
            String identity,

            @Schema(description = "in hexadecimal; only in the answer that sets it") @Nullable
            String key,

            @Schema(
                    description =
                            "the same bytes as text, as coap-client takes them behind -k; null where they are other than letters,"
                                    + " digits, - and _")
            @Nullable
            String keyText,

            Instant setAt,

            @Schema(description = "of CoAP over DTLS; null while it is switched off") @Nullable
            Integer port) {

        /** Keys never reach a log by accident. */
        @Override
        public String toString() {
            return "DeviceKey[" + identity + "]";
        }
    }

    @Schema(name = "DeviceKeyBody")
    record Body(
            @Schema(description = "16 to 64 bytes in hexadecimal; absent to have one made") @Nullable
            String key) {

        @Override
        public String toString() {
            return "DeviceKeyBody";
        }
    }

    @GET
    @Operation(
            summary = "Get whether a device has a key",
            description = "For CoAP over DTLS (pre-shared key); the key itself is never told again.")
    @RolesAllowed(Roles.VIEW)
    public Document get(@RestPath String id) {
        return document(access.require(id, Verb.VIEW), null);
    }

    @PUT
    @Operation(
            summary = "Set the key of a device",
            description = "Or have one made. The one before is good no more, and its connections end within seconds.")
    @RolesAllowed(Roles.CONFIGURE)
    public Document set(@RestPath String id, @NotNull Body body) {
        DeviceView device = access.require(id, Verb.CONFIGURE);
        return document(device, commands.set(device, Fields.of(body)).orElseThrow());
    }

    @DELETE
    @Operation(summary = "Remove the key of a device")
    @RolesAllowed(Roles.CONFIGURE)
    public void remove(@RestPath String id) {
        commands.remove(access.require(id, Verb.CONFIGURE)).orElseThrow();
    }

    private Document document(DeviceView device, @Nullable String key) {
        DeviceKeys.Key kept = keys.of(device.id())
                .orElseThrow(
                        () -> Problem.notFound("key of device " + device.code()).exception());
        Integer port = gateway.securedPort().isPresent() ? gateway.securedPort().getAsInt() : null;
        String text = key == null ? "" : DeviceKeyCommands.text(key);
        return new Document(device.code(), key, text.isEmpty() ? null : text, kept.setAt(), port);
    }
}
