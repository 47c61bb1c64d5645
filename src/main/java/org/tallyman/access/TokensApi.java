package org.tallyman.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Refusal;
import org.tallyman.platform.Problem;

/** API tokens of people and services: made with HTTP Basic, listed and revoked with any credentials of their user. */
@Path("/api/v1/tokens")
@RunOnVirtualThread
class TokensApi {

    private final TokenOrders orders;
    private final ApiTokens tokens;
    private final Audit audit;
    private final CurrentCaller current;

    TokensApi(TokenOrders orders, ApiTokens tokens, Audit audit, CurrentCaller current) {
        this.orders = orders;
        this.tokens = tokens;
        this.audit = audit;
        this.current = current;
    }

    /** A token; its text only in the answer that makes it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TokenView(
            long id,
            String name,
            String prefix,
            @Nullable List<String> verbs,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable String token) {

        static TokenView of(ApiTokens.Token token, @Nullable String text) {
            return new TokenView(
                    token.id(),
                    token.name(),
                    token.prefix(),
                    token.scope()
                            .map(scope -> scope.stream().map(Verb::code).toList())
                            .orElse(null),
                    token.createdAt(),
                    token.expiresAt().orElse(null),
                    text);
        }
    }

    /** Tokens that still work, newest first, at most 200. */
    record TokenList(List<TokenView> items) {

        static TokenList of(List<ApiTokens.Token> tokens) {
            return new TokenList(
                    tokens.stream().map(token -> TokenView.of(token, null)).toList());
        }
    }

    @POST
    @Operation(
            summary = "Make a token",
            description =
                    "The first one needs only curl: name and password of a person by HTTP Basic, taken at this address and nowhere else. The answer holds the token, which is not shown again.")
    @APIResponse(
            responseCode = "201",
            description = "The token.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TokenView.class)))
    @RolesAllowed(Roles.PASSWORD)
    public Response create(@NotNull NewToken body) {
        Caller caller = current.caller();
        if (body.service() != null && !(caller.rights().sites(Verb.ADMINISTER) instanceof SiteScope.All)) {
            return new Problem(
                            "forbidden",
                            "Not yours to see or do",
                            Response.Status.FORBIDDEN,
                            "Tokens of services need administer at every site.")
                    .response();
        }
        return switch (orders.place(body, caller)) {
            case Parsed.Refused<ApiTokens.Issued> refused ->
                refused(refused.refusal()).response();
            case Parsed.Ok<ApiTokens.Issued>(ApiTokens.Issued issued) ->
                Response.created(URI.create("/api/v1/tokens/" + issued.token().id()))
                        .header("Cache-Control", "no-store")
                        .entity(TokenView.of(issued.token(), issued.text()))
                        .build();
        };
    }

    @GET
    @Operation(
            summary = "List the own tokens",
            description = "The caller's own that still work, newest first, at most 200.")
    @RolesAllowed(Roles.USER)
    public TokenList list() {
        return TokenList.of(tokens.of(current.caller().userId()));
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            summary = "Revoke a token",
            description = "It is refused from now on. Those of others need administer at every site.")
    @APIResponse(responseCode = "204", description = "It is revoked.")
    @RolesAllowed(Roles.USER)
    public Response revoke(long id) {
        Caller caller = current.caller();
        return tokens.find(id)
                .filter(token -> token.userId() == caller.userId()
                        || caller.rights().sites(Verb.ADMINISTER) instanceof SiteScope.All)
                .map(token -> {
                    tokens.revoke(token.id());
                    audit.record(new Change("revoke", "token", token.prefix(), token.name(), ""));
                    return Response.noContent().build();
                })
                .orElseGet(() -> Problem.notFound("token " + id).response());
    }

    private static Problem refused(Refusal refusal) {
        return Problem.invalid(refusal.field(), refusal.value(), refusal.rule());
    }
}
