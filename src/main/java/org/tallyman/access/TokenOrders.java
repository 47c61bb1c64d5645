package org.tallyman.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Refusal;

/** Makes tokens that people ask for, by API or page, within what they may. */
@ApplicationScoped
class TokenOrders {

    /** As the table demands. */
    static final Pattern USER_NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");

    static final String USER_NAME_RULE = "must be 1 to 64 of a-z, 0-9, . _ @ -, beginning with a letter or digit";

    private static final int NAME_LENGTH_MAX = 120;
    private static final int DAYS_MAX = 3650;

    private final ApiTokens tokens;
    private final Users users;
    private final Audit audit;
    private final Clock clock;
    private final SiteCodes codes;

    TokenOrders(ApiTokens tokens, Users users, Audit audit, Clock clock, SiteCodes codes) {
        this.tokens = tokens;
        this.users = users;
        this.audit = audit;
        this.clock = clock;
        this.codes = codes;
    }

    /** Makes the token for the caller or for a service. */
    @Transactional
    Parsed<ApiTokens.Issued> place(NewToken order, Caller caller) {
        return switch (wish(order)) {
            case Parsed.Refused<ApiTokens.Wish> refused -> Parsed.refused(refused.refusal());
            case Parsed.Ok<ApiTokens.Wish>(ApiTokens.Wish wish) ->
                order.service() == null
                        ? Parsed.ok(issue(caller.userId(), caller.name(), wish))
                        : service(order.service().strip().toLowerCase(Locale.ROOT), order.sites(), wish)
                                .map(user -> issue(user.id(), user.name(), wish));
        };
    }

    private ApiTokens.Issued issue(long userId, String userName, ApiTokens.Wish wish) {
        ApiTokens.Issued issued = tokens.issue(userId, wish);
        audit.record(new Change("create", "token", issued.token().prefix(), "", userName + ": " + wish));
        return issued;
    }

    private Parsed<User> service(String name, @Nullable List<@Nullable String> sites, ApiTokens.Wish wish) {
        if (!USER_NAME.matcher(name).matches()) {
            return Parsed.refused("name", "service", name, USER_NAME_RULE);
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
        return switch (sites(sites)) {
            case Parsed.Refused<SiteScope>(Refusal refusal) -> Parsed.refused(refusal);
            case Parsed.Ok<SiteScope>(SiteScope where) ->
                make(name, grants(wish.scope().get(), where));
        };
    }

    private Parsed<User> make(String name, List<Grant> grants) {
        return users.create(name, name, null, false)
                .map(user -> {
                    users.setRights(user.id(), grants);
                    audit.record(new Change("create", "user", name, "", "service: " + new Rights(grants).words()));
                    return Parsed.ok(user);
                })
                .orElseGet(() -> Parsed.refused("taken", "service", name, "was taken just now"));
    }

    private static List<Grant> grants(List<Verb> verbs, SiteScope where) {
        return switch (where) {
            case SiteScope.All() ->
                verbs.stream().map(verb -> new Grant(verb, null)).toList();
            case SiteScope.Only(Set<Long> ids) ->
                verbs.stream()
                        .flatMap(verb -> ids.stream().map(site -> new Grant(verb, site)))
                        .toList();
        };
    }

    private Parsed<SiteScope> sites(@Nullable List<@Nullable String> wanted) {
        if (wanted == null) {
            return Parsed.ok(new SiteScope.All());
        }
        Set<Long> ids = new HashSet<>();
        for (@Nullable String given : wanted) {
            String text = given == null ? "" : given;
            Optional<Long> id = codes.find(text);
            if (id.isEmpty()) {
                return Parsed.refused("unknown", "sites", text, SiteCodes.RULE);
            }
            ids.add(id.get());
        }
        return Parsed.ok(new SiteScope.Only(ids));
    }

    private Parsed<ApiTokens.Wish> wish(NewToken order) {
        String name = order.name() == null ? "" : order.name().strip();
        if (name.isEmpty() || name.length() > NAME_LENGTH_MAX) {
            return Parsed.refused("length", "name", name, "must have 1 to " + NAME_LENGTH_MAX + " characters");
        }
        List<Verb> verbs = new ArrayList<>();
        for (@Nullable String given : order.verbs() == null ? List.<@Nullable String>of() : order.verbs()) {
            String code = given == null ? "" : given;
            Optional<Verb> verb = Verb.of(code);
            if (verb.isEmpty()) {
                return Parsed.refused("unknown", "verbs", code, "must be one of " + Verb.codes());
            }
            verbs.add(verb.get());
        }
        Integer days = order.expiresInDays();
        if (days != null && (days < 1 || days > DAYS_MAX)) {
            return Parsed.refused("range", "expiresInDays", days.toString(), "must be 1 to " + DAYS_MAX);
        }
        Optional<List<Verb>> scope = order.verbs() == null
                ? Optional.empty()
                : Optional.of(verbs.stream().distinct().toList());
        Optional<Instant> end =
                Optional.ofNullable(days).map(d -> clock.instant().plus(Duration.ofDays(d)));
        return Parsed.ok(new ApiTokens.Wish(name, scope, end));
    }
}
