package org.tallyman.device;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.dialect.DeviceKind;
import org.tallyman.dialect.Dialect;
import org.tallyman.dialect.DialectRegistry;
import org.tallyman.dialect.Setting;

/** What is known of devices before any is registered: models, and the settings of languages. */
@Path("/api/v1/device-models")
class DeviceModelsApi {

    private final DeviceModels models;
    private final DialectRegistry dialects;

    DeviceModelsApi(DeviceModels models, DialectRegistry dialects) {
        this.models = models;
        this.dialects = dialects;
    }

    /**
     * A model.
     *
     * @param maker empty where many make it
     * @param profile what a new device of it starts with
     * @param expectedIntervalS how often it speaks as delivered; null where that is not known
     */
    @Schema(name = "DeviceModel")
    record Document(
            String maker,
            String name,
            DeviceKind kind,
            String dialect,
            Map<String, String> profile,
            @Nullable Integer expectedIntervalS) {

        static Document of(DeviceModels.Spoken spoken) {
            return new Document(
                    spoken.model().maker(),
                    spoken.model().name(),
                    spoken.model().kind(),
                    spoken.dialect(),
                    spoken.model().settings(),
                    spoken.model().expectedIntervalS());
        }
    }

    /** A setting that a language knows in a profile; a name that ends in {@code .*} stands for all that begin so. */
    @Schema(name = "DeviceSetting")
    record SettingDocument(String dialect, String name, String rule, String meaning) {

        static SettingDocument of(String dialect, Setting setting) {
            return new SettingDocument(dialect, setting.name(), setting.values().rule(), setting.meaning());
        }
    }

    @GET
    @Operation(
            summary = "List the models that are known",
            description = "By maker and name. A device of one is registered by its identifier and its model.")
    @RolesAllowed(Roles.VIEW)
    public List<Document> models() {
        return models.all().stream().map(Document::of).toList();
    }

    @GET
    @Path("settings")
    @Operation(summary = "List the settings of profiles", description = "By language. Model is one of each.")
    @RolesAllowed(Roles.VIEW)
    public List<SettingDocument> settings() {
        return dialects.names().stream()
                .flatMap(name -> dialects.find(name).map(Dialect::settings).orElse(List.of()).stream()
                        .map(setting -> SettingDocument.of(name, setting)))
                .toList();
    }
}
