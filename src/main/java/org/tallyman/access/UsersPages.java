package org.tallyman.access;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyman.platform.Form;
import org.tallyman.platform.Option;
import org.tallyman.platform.Problem;
import org.tallyman.platform.Violation;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;

/** People and services, for administrators. */
@Path(UsersPages.PATH)
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
@RolesAllowed(Roles.ADMINISTER)
class UsersPages {

    static final String PATH = "/settings/users";

    private static final int PAGE_SIZE = 100;
    private static final List<Option> KINDS = List.of(
            new Option("person", "Person, signs in with a password"),
            new Option("service", "Service, comes with tokens only"));

    private final Users users;
    private final Accounts accounts;
    private final AccountTokens tokens;
    private final GrantForm grants;
    private final Grants allowed;

    UsersPages(Users users, Accounts accounts, AccountTokens tokens, GrantForm grants, Grants allowed) {
        this.users = users;
        this.accounts = accounts;
        this.tokens = tokens;
        this.grants = grants;
        this.allowed = allowed;
    }

    @GET
    public TemplateInstance list(@QueryParam("after") @Nullable String after) {
        requireEverywhere();
        List<UserRow> rows = users.rowsAfter(Objects.requireNonNullElse(after, ""), PAGE_SIZE + 1);
        if (rows.size() <= PAGE_SIZE) {
            return new UsersPage(rows, "");
        }
        List<UserRow> shown = rows.subList(0, PAGE_SIZE);
        String last = shown.getLast().user().name();
        return new UsersPage(shown, PATH + "?after=" + URLEncoder.encode(last, StandardCharsets.UTF_8));
    }

    @GET
    @Path("/new")
    public TemplateInstance ask() {
        requireEverywhere();
        return new NewUserPage(Form.of(Map.of("kind", "person")), KINDS);
    }

    @POST
    public Response create(MultivaluedMap<String, String> posted) {
        requireEverywhere();
        Form form = Form.of(posted);
        return switch (accounts.create(Fields.of(form.values()))) {
            case Outcome.Refused<Accounts.Created>(Problem problem) -> refused(form, problem);
            case Outcome.Done<Accounts.Created>(Accounts.Created(User user, Optional<String> password)) ->
                password.map(text -> secret(user, text)).orElseGet(() -> back(user.id()));
        };
    }

    @GET
    @Path("/{id}")
    public Response show(long id) {
        requireEverywhere();
        return page(200, find(id), List.of());
    }

    @POST
    @Path("/{id}")
    public Response edit(
            long id,
            @FormParam("displayName") @Nullable String displayName,
            @FormParam("disabled") @Nullable String disabled) {
        requireEverywhere();
        User user = find(id);
        return answer(
                user,
                accounts.edit(user, Objects.requireNonNullElse(displayName, "").strip(), disabled != null));
    }

    @POST
    @Path("/{id}/grants")
    public Response grant(long id, MultivaluedMap<String, String> posted) {
        requireEverywhere();
        User user = find(id);
        List<Grant> ticked = grants.read(posted.getOrDefault("grants", List.of()))
                .orElseThrow(() -> Problem.invalid("grants", "", "must be verb@site or verb@*")
                        .exception());
        return answer(user, accounts.grant(user, ticked));
    }

    @POST
    @Path("/{id}/password")
    public Response resetPassword(long id) {
        requireEverywhere();
        User user = find(id);
        if (user.service()) {
            throw Problem.conflict("A service has no password.").exception();
        }
        return secret(user, accounts.resetPassword(user));
    }

    @POST
    @Path("/{id}/end-sessions")
    public Response endSessions(long id) {
        requireEverywhere();
        accounts.endSessions(find(id));
        return back(id);
    }

    @POST
    @Path("/{id}/tokens/{token}/revoke")
    public Response revokeToken(long id, long token) {
        requireEverywhere();
        if (!tokens.revoke(token, id)) {
            throw Problem.notFound("token " + token).exception();
        }
        return back(id);
    }

    private Response answer(User user, Optional<Violation> refused) {
        return refused.map(violation -> page(400, user, List.of(violation))).orElseGet(() -> back(user.id()));
    }

    private static Response back(long id) {
        return Response.seeOther(URI.create(PATH + "/" + id)).build();
    }

    private Response page(int status, User user, List<Violation> violations) {
        Form form = new Form(
                Map.of("displayName", user.displayName(), "disabled", Boolean.toString(user.disabled())), violations);
        return Response.status(status)
                .entity(new UserPage(
                        user, form, Verb.all(), grants.rows(users.rights(user.id())), tokens.of(user.id())))
                .build();
    }

    private static Response refused(Form form, Problem problem) {
        return Response.status(400)
                .entity(new NewUserPage(form.refusedFor(problem.violationsOr("name")), KINDS))
                .build();
    }

    private static Response secret(User user, String password) {
        return Response.ok(new SecretPage("Password", user.name(), password, "", PATH + "/" + user.id()))
                .header("Cache-Control", "no-store")
                .build();
    }

    private User find(long id) {
        return users.find(id).orElseThrow(() -> Problem.notFound("user " + id).exception());
    }

    /** Users belong to no site, so a grant at one site is not enough. */
    private void requireEverywhere() {
        allowed.requireEverywhere(Verb.ADMINISTER);
    }
}
