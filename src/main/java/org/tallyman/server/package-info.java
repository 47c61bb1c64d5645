/**
 * Start-up, the embedded database, wiring, health, metrics, clock and headers.
 *
 * <p>Sees every feature; no feature sees it.
 */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Tallyman",
                        version = "1",
                        description = "What readers, scanners and trackers saw, as stock, shipments and events."
                                + " Times are UTC (RFC 3339). A page has `items` and, unless it is the last, `next`: give it"
                                + " as `after`. A thing of a site that the caller may not view is answered with 404.",
                        license = @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
        components =
                @Components(
                        schemas = @Schema(name = "Problem", implementation = Problem.class),
                        responses = {
                            @APIResponse(
                                    name = "Invalid",
                                    description =
                                            "The request breaks a rule; `violations` names field, value and rule.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(ref = "Problem"))),
                            @APIResponse(
                                    name = "Unauthenticated",
                                    description = "There are no credentials, or they are not known here.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(ref = "Problem"))),
                            @APIResponse(
                                    name = "Forbidden",
                                    description = "The caller may not do this here.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(ref = "Problem"))),
                            @APIResponse(
                                    name = "NotFound",
                                    description = "There is none, or none that the caller may view.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(ref = "Problem"))),
                            @APIResponse(
                                    name = "Changed",
                                    description = "It is not what `If-Match` says any more.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(ref = "Problem"))),
                            @APIResponse(
                                    name = "TooLarge",
                                    description = "The body is larger than this address takes.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(ref = "Problem"))),
                            @APIResponse(
                                    name = "KeyUsed",
                                    description = "The `Idempotency-Key` was used for another request.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(ref = "Problem"))),
                            @APIResponse(
                                    name = "Problem",
                                    description = "Anything else: 409 for a conflict, 415 for another media type,"
                                            + " 429 and 503 with `Retry-After` when it is to be sent again later.",
                                    content =
                                            @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
                        },
                        securitySchemes = {
                            @SecurityScheme(
                                    securitySchemeName = "token",
                                    type = SecuritySchemeType.HTTP,
                                    scheme = "bearer",
                                    description = "Of a person or service, tmu_…"),
                            @SecurityScheme(
                                    securitySchemeName = "password",
                                    type = SecuritySchemeType.HTTP,
                                    scheme = "basic",
                                    description = "Name and password of a person, to make a token only"),
                            @SecurityScheme(
                                    securitySchemeName = "device",
                                    type = SecuritySchemeType.HTTP,
                                    scheme = "bearer",
                                    description = "Of a device, tmd_…"),
                            @SecurityScheme(
                                    securitySchemeName = "deviceBasic",
                                    type = SecuritySchemeType.HTTP,
                                    scheme = "basic",
                                    description = "Code and token of a device"),
                            @SecurityScheme(
                                    securitySchemeName = "deviceQuery",
                                    type = SecuritySchemeType.APIKEY,
                                    in = SecuritySchemeIn.QUERY,
                                    apiKeyName = "token",
                                    description = "Token of a tracker that can send nothing else")
                        }))
@NullMarked
package org.tallyman.server;

import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.jspecify.annotations.NullMarked;
import org.tallyman.platform.Problem;
