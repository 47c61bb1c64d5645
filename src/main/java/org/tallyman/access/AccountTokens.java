package org.tallyman.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyman.ident.Parsed;

/** Tokens of a user, as pages handle them. */
@ApplicationScoped
class AccountTokens {

    private final TokenOrders orders;
    private final ApiTokens tokens;
    private final Audit audit;

    AccountTokens(TokenOrders orders, ApiTokens tokens, Audit audit) {
        this.orders = orders;
        this.tokens = tokens;
        this.audit = audit;
    }

    List<TokenRow> of(long userId) {
        return tokens.of(userId).stream().map(TokenRow::of).toList();
    }

    /** Makes a token from a form: no verb ticked means all. */
    Parsed<ApiTokens.Issued> make(MultivaluedMap<String, String> posted, Caller caller) {
        String days = posted.getFirst("expiresInDays");
        @Nullable Integer number = null;
        if (days != null && !days.isBlank()) {
            if (!days.strip().matches("[0-9]{1,6}")) {
                return Parsed.refused("number", "expiresInDays", days, "must be a whole number of days");
            }
            number = Integer.valueOf(days.strip());
        }
        @Nullable
        List<@Nullable String> verbs = posted.get("verbs") == null ? null : new ArrayList<>(posted.get("verbs"));
        return orders.place(new NewToken(posted.getFirst("name"), verbs, number, null, null), caller);
    }

    /** Revokes a token of a user; false if they have none of this id. */
    boolean revoke(long id, long userId) {
        return tokens.find(id)
                .filter(token -> token.userId() == userId)
                .map(token -> {
                    tokens.revoke(id);
                    audit.record(new Change("revoke", "token", token.prefix(), token.name(), ""));
                    return true;
                })
                .orElse(false);
    }
}
