package org.tallyman.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code POST /api/v1/tokens} takes.
 *
 * @param name what the token is for, 1 to 120 characters
 * @param verbs what it may do at most; absent: all that its user may
 * @param expiresInDays 1 to 3,650; absent: it does not expire
 * @param service the service that the token is for, absent for oneself; needs {@code administer}; a service that does
 *     not exist yet is made and granted the verbs at every site
 */
record NewToken(
        @Nullable String name,
        @Nullable List<String> verbs,
        @Nullable Integer expiresInDays,
        @Nullable String service) {}
