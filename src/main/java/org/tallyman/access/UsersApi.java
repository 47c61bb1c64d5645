package org.tallyman.access;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.platform.Problem;
import org.tallyman.platform.Violation;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.paging.Cursor;
import org.tallyman.platform.paging.Page;

/** People and services, for those who may administer every site: users belong to none. */
@Path("/api/v1/users")
@RunOnVirtualThread
class UsersApi {

    private static final int GRANTS_MAX = 10_000;

    private final Users users;
    private final Accounts accounts;
    private final Sessions sessions;
    private final ApiTokens tokens;
    private final SiteCodes sites;
    private final Grants allowed;

    UsersApi(Users users, Accounts accounts, Sessions sessions, ApiTokens tokens, SiteCodes sites, Grants allowed) {
        this.users = users;
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
        this.sites = sites;
        this.allowed = allowed;
    }

    @GET
    @Operation(summary = "List people and services", description = "By name, with what they may do where.")
    @RolesAllowed(Roles.ADMINISTER)
    public Page<UserDocument> list(@RestQuery @Nullable String after, @RestQuery @Nullable Integer limit) {
        allowed.requireEverywhere(Verb.ADMINISTER);
        Cursor cursor = Cursor.of(after, limit);
        Page<User> page = Page.of(users.after(cursor.key(), cursor.limit() + 1), cursor.limit(), User::name);
        Map<Long, Rights> rights =
                users.rights(page.items().stream().map(User::id).toList());
        return page.map(user -> UserDocument.of(user, rights.getOrDefault(user.id(), Rights.NONE)));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Get a person or service")
    @RolesAllowed(Roles.ADMINISTER)
    public UserDocument get(@RestPath long id) {
        return document(find(id).id());
    }

    @POST
    @Operation(
            summary = "Make a person or service",
            description =
                    "Without any right until it is granted some. The answer holds the password of a person, which is not shown again and must be changed; a service comes with tokens only.")
    @APIResponse(
            responseCode = "201",
            description = "The user, and the password of a person.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = UserDocument.WithPassword.class)))
    @RolesAllowed(Roles.ADMINISTER)
    public Response create(@NotNull UserDocument.Creation body) {
        allowed.requireEverywhere(Verb.ADMINISTER);
        Accounts.Created made = accounts.create(Fields.of(body)).orElseThrow();
        return Response.created(URI.create("/api/v1/users/" + made.user().id()))
                .header("Cache-Control", "no-store")
                .entity(withPassword(made.user(), made.password()))
                .build();
    }

    @PUT
    @Path("{id}")
    @Operation(
            summary = "Edit a person or service",
            description =
                    "Whoever is disabled is out at once. The last one who may administer every site cannot be disabled.")
    @RolesAllowed(Roles.ADMINISTER)
    public UserDocument edit(@RestPath long id, @NotNull UserDocument.Body body) {
        String displayName = Objects.requireNonNullElse(body.displayName(), "").strip();
        require(accounts.edit(find(id), displayName, Boolean.TRUE.equals(body.disabled())));
        return document(id);
    }

    @PUT
    @Path("{id}/grants")
    @Operation(
            summary = "Say what a person or service may do where",
            description =
                    "All that it may from now on, at once. The last one who may administer every site keeps that right.")
    @RolesAllowed(Roles.ADMINISTER)
    public UserDocument grant(@RestPath long id, @NotNull UserDocument.GrantsBody body) {
        User user = find(id);
        require(accounts.grant(user, grants(body)));
        return document(id);
    }

    @POST
    @Path("{id}/reset-password")
    @Operation(
            summary = "Reset the password of a person",
            description =
                    "The answer holds the new one, which is not shown again and must be changed; all sessions end.")
    @APIResponse(
            responseCode = "200",
            description = "The person with the password.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = UserDocument.WithPassword.class)))
    @RolesAllowed(Roles.ADMINISTER)
    public Response resetPassword(@RestPath long id) {
        User user = find(id);
        if (user.service()) {
            throw Problem.conflict("A service has no password.").exception();
        }
        String password = accounts.resetPassword(user);
        return Response.ok(withPassword(find(id), Optional.of(password)))
                .header("Cache-Control", "no-store")
                .build();
    }

    @GET
    @Path("{id}/sessions")
    @Operation(summary = "List the sessions of a person", description = "Those that live, newest first, at most 200.")
    @RolesAllowed(Roles.ADMINISTER)
    public List<UserDocument.Open> sessions(@RestPath long id) {
        return sessions.of(find(id).id(), "").stream()
                .map(UserDocument.Open::of)
                .toList();
    }

    @DELETE
    @Path("{id}/sessions")
    @Operation(summary = "End all sessions of a person", description = "At once, with everything that listens.")
    @APIResponse(responseCode = "204", description = "They have ended.")
    @RolesAllowed(Roles.ADMINISTER)
    public void endSessions(@RestPath long id) {
        accounts.endSessions(find(id));
    }

    @GET
    @Path("{id}/tokens")
    @Operation(
            summary = "List the tokens of a person or service",
            description = "Those that still work, newest first, at most 200.")
    @RolesAllowed(Roles.ADMINISTER)
    public TokensApi.TokenList tokens(@RestPath long id) {
        return TokensApi.TokenList.of(tokens.of(find(id).id()));
    }

    /** Users belong to no site, so a grant at one site is not enough. */
    private User find(long id) {
        allowed.requireEverywhere(Verb.ADMINISTER);
        return users.find(id).orElseThrow(() -> Problem.notFound("user " + id).exception());
    }

    private UserDocument document(long id) {
        return UserDocument.of(users.find(id).orElseThrow(), users.rights(id));
    }

    private UserDocument.WithPassword withPassword(User user, Optional<String> password) {
        return new UserDocument.WithPassword(UserDocument.of(user, users.rights(user.id())), password.orElse(null));
    }

    private List<Grant> grants(UserDocument.GrantsBody body) {
        List<UserDocument.@Nullable GrantOrder> orders = body.grants();
        if (orders == null || orders.size() > GRANTS_MAX) {
            throw Problem.invalid("grants", "", "is a list of at most " + GRANTS_MAX + " grants")
                    .exception();
        }
        List<Violation> violations = new ArrayList<>();
        List<Grant> grants = new ArrayList<>();
        for (int i = 0; i < orders.size(); i++) {
            UserDocument.GrantOrder order = orders.get(i);
            String verb = order == null || order.verb() == null ? "" : order.verb();
            String site = order == null ? null : order.site();
            Optional<Verb> known = Verb.of(verb);
            Optional<Long> place = site == null ? Optional.empty() : sites.find(site);
            if (known.isEmpty()) {
                violations.add(new Violation("grants[" + i + "].verb", verb, "must be one of " + Verb.codes()));
            }
            if (site != null && place.isEmpty()) {
                violations.add(new Violation("grants[" + i + "].site", site, SiteCodes.RULE));
            }
            known.ifPresent(each -> grants.add(new Grant(each, place.orElse(null))));
        }
        if (!violations.isEmpty()) {
            throw Problem.invalid(violations).exception();
        }
        return grants.stream().distinct().toList();
    }

    private static void require(Optional<Violation> refused) {
        refused.ifPresent(violation -> {
            throw Problem.invalid(List.of(violation)).exception();
        });
    }
}
