package org.tallyman.access;

import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A token as pages list it.
 *
 * @param may what it may do, in words
 */
@TemplateData
public record TokenRow(
        long id, String name, String prefix, String may, Instant createdAt, Optional<Instant> expiresAt) {

    static TokenRow of(ApiTokens.Token token) {
        String may = token.scope()
                .map(scope -> scope.stream().map(Verb::code).collect(Collectors.joining(", ")))
                .orElse("all that its user may");
        return new TokenRow(
                token.id(),
                token.name(),
                token.prefix(),
                may.isEmpty() ? "nothing" : may,
                token.createdAt(),
                token.expiresAt());
    }
}
