package org.tallyman.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tallyman.ident.Parsed;

/** Makes tokens that people ask for, by API or page, within what they may. */
@ApplicationScoped
class TokenOrders {

    /** As the table demands. */
    static final Pattern USER_NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");

    private static final int NAME_LENGTH_MAX = 120;
    private static final int DAYS_MAX = 3650;

    private final ApiTokens tokens;
    private final Users users;
    private final Audit audit;
    private final Clock clock;

    TokenOrders(ApiTokens tokens, Users users, Audit audit, Clock clock) {
        this.tokens = tokens;
        this.users = users;
        this.audit = audit;
        this.clock = clock;
    }

    /** Makes the token for the caller or for a service. */
    @Transactional
    Parsed<ApiTokens.Issued> place(NewToken order, Caller caller) {
        return switch (wish(order)) {
            case Parsed.Refused<ApiTokens.Wish> refused -> Parsed.refused(refused.refusal());
            case Parsed.Ok<ApiTokens.Wish>(ApiTokens.Wish wish) ->
                order.service() == null
                        ? Parsed.ok(issue(caller.userId(), caller.name(), wish))
                        : service(order.service().strip().toLowerCase(Locale.ROOT), wish)
                                .map(user -> issue(user.id(), user.name(), wish));
        };
    }

    private ApiTokens.Issued issue(long userId, String userName, ApiTokens.Wish wish) {
        ApiTokens.Issued issued = tokens.issue(userId, wish);
        audit.record(new Change("create", "token", issued.token().prefix(), "", userName + ": " + wish));
        return issued;
    }

    private Parsed<User> service(String name, ApiTokens.Wish wish) {
        if (!USER_NAME.matcher(name).matches()) {
            return Parsed.refused(
                    "name", "service", name, "must be 1 to 64 of a-z, 0-9, . _ @ -, beginning with a letter or digit");
        }
        Optional<User> known = users.named(name);
        if (known.isPresent()) {
            return known.get().service()
                    ? Parsed.ok(known.get())
                    : Parsed.refused("kind", "service", name, "is a person, who makes tokens of their own");
        }
        if (wish.scope().isEmpty()) {
            return Parsed.refused("missing", "verbs", "", "must be given for a new service");
        }
        return users.create(name, name, null, false)
                .map(user -> {
                    users.setRights(
                            user.id(),
                            wish.scope().get().stream()
                                    .map(verb -> new Grant(verb, null))
                                    .toList());
                    audit.record(new Change(
                            "create",
                            "user",
                            name,
                            "",
                            "service: " + wish.scope().get()));
                    return Parsed.ok(user);
                })
                .orElseGet(() -> Parsed.refused("taken", "service", name, "was taken just now"));
    }

    private Parsed<ApiTokens.Wish> wish(NewToken order) {
        String name = order.name() == null ? "" : order.name().strip();
        if (name.isEmpty() || name.length() > NAME_LENGTH_MAX) {
            return Parsed.refused("length", "name", name, "must have 1 to " + NAME_LENGTH_MAX + " characters");
        }
        List<String> codes = order.verbs() == null ? List.of() : order.verbs();
        for (String code : codes) {
            if (Verb.of(code).isEmpty()) {
                return Parsed.refused("unknown", "verbs", code, "must be one of " + Verb.codes());
            }
        }
        Integer days = order.expiresInDays();
        if (days != null && (days < 1 || days > DAYS_MAX)) {
            return Parsed.refused("range", "expiresInDays", days.toString(), "must be 1 to " + DAYS_MAX);
        }
        Optional<List<Verb>> scope = order.verbs() == null
                ? Optional.empty()
                : Optional.of(codes.stream()
                        .map(code -> Verb.of(code).orElseThrow())
                        .distinct()
                        .toList());
        Optional<Instant> end =
                Optional.ofNullable(days).map(d -> clock.instant().plus(Duration.ofDays(d)));
        return Parsed.ok(new ApiTokens.Wish(name, scope, end));
    }
}
