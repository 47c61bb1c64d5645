package org.tallyman.access;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What {@code POST /api/v1/tokens} takes. */
record NewToken(
        @Schema(description = "what the token is for, 1 to 120 characters", required = true) @Nullable
        String name,

        @Schema(description = "what it may do at most; absent: all that its user may") @Nullable
        List<@Nullable String> verbs,

        @Schema(description = "1 to 3,650; absent: it does not expire") @Nullable
        Integer expiresInDays,

        @Schema(
                description =
                        "the service that the token is for, absent for oneself; needs `administer`; a service that does not exist yet is made and granted the verbs")
        @Nullable
        String service,

        @Schema(description = "ids or codes of the sites at which a new service is granted them; absent: every site")
        @Nullable
        List<@Nullable String> sites) {}
