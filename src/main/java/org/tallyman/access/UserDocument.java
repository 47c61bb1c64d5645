package org.tallyman.access;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A person or service in JSON. */
@Schema(name = "User")
record UserDocument(
        long id,
        String name,
        String displayName,
        UserKind kind,
        boolean disabled,

        @Schema(description = "nothing else is possible before the password is changed")
        boolean mustChangePassword,

        List<Granted> grants) {

    static UserDocument of(User user, Rights rights) {
        return new UserDocument(
                user.id(),
                user.name(),
                user.displayName(),
                user.service() ? UserKind.SERVICE : UserKind.PERSON,
                user.disabled(),
                user.mustChange(),
                rights.grants().stream()
                        .map(grant -> new Granted(grant.verb().code(), grant.siteId()))
                        .toList());
    }

    /** One verb at one site. */
    @Schema(name = "Grant")
    record Granted(
            String verb,

            @Schema(description = "null: at every site") @Nullable
            Long siteId) {}

    /** A new user. */
    @Schema(name = "NewUser")
    record Creation(
            @Schema(description = "1 to 64 of a-z, 0-9, . _ @ -, beginning with a letter or digit", required = true)
            @Nullable
            String name,

            @Schema(description = "1 to 120 characters", required = true) @Nullable
            String displayName,

            @Schema(description = "`PERSON` or `SERVICE`", required = true) @Nullable
            String kind) {}

    /** A new user with the password, which is shown this once and must be changed; null for a service. */
    @Schema(name = "UserWithPassword")
    record WithPassword(UserDocument user, @Nullable String password) {

        @Override
        public String toString() {
            return "WithPassword[" + user.name() + "]";
        }
    }

    /** What may be changed of a user. */
    @Schema(name = "UserBody")
    record Body(
            @Schema(description = "1 to 120 characters", required = true) @Nullable
            String displayName,

            @Schema(description = "false when absent") @Nullable
            Boolean disabled) {}

    /** All that a user may from now on. */
    @Schema(name = "GrantsBody")
    record GrantsBody(@Schema(required = true) @Nullable List<@Nullable GrantOrder> grants) {}

    @Schema(name = "GrantBody")
    record GrantOrder(
            @Schema(required = true) @Nullable String verb,

            @Schema(description = "id or code of a site; absent: every site") @Nullable
            String site) {}

    /** A session of a person; its handle names it and cannot open it. */
    @Schema(name = "Session")
    record Open(String handle, Instant createdAt, Instant lastSeenAt, String address, String agent) {

        static Open of(Sessions.Session session) {
            return new Open(
                    session.handle(), session.createdAt(), session.lastSeenAt(), session.address(), session.agent());
        }
    }
}
