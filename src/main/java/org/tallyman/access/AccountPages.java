package org.tallyman.access;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyman.ident.Parsed;
import org.tallyman.platform.Form;
import org.tallyman.platform.Problem;
import org.tallyman.platform.Violation;

/** The own password, sessions and tokens. */
@Path(AccountPages.PATH)
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class AccountPages {

    static final String PATH = "/settings/me";

    private static final URI HERE = URI.create(PATH);

    private final Accounts accounts;
    private final Sessions sessions;
    private final BrowserSessions browser;
    private final AccountTokens tokens;
    private final CurrentCaller current;

    AccountPages(
            Accounts accounts,
            Sessions sessions,
            BrowserSessions browser,
            AccountTokens tokens,
            CurrentCaller current) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.browser = browser;
        this.tokens = tokens;
        this.current = current;
    }

    @GET
    @RolesAllowed(Roles.PERSON)
    public Response show(HttpServerRequest request) {
        return page(200, request, Form.EMPTY, Form.EMPTY);
    }

    @POST
    @Path("/password")
    @RolesAllowed(Roles.PERSON)
    public Response changePassword(
            @FormParam("current") @Nullable String currentPassword,
            @FormParam("fresh") @Nullable String fresh,
            @FormParam("repeated") @Nullable String repeated,
            HttpServerRequest request) {
        Caller caller = current.caller();
        Accounts.NewPassword typed = new Accounts.NewPassword(
                Objects.requireNonNullElse(currentPassword, ""),
                Objects.requireNonNullElse(fresh, ""),
                Objects.requireNonNullElse(repeated, ""));
        Optional<Violation> refused = accounts.changePassword(caller, typed, Address.of(request));
        if (refused.isPresent()) {
            return page(400, request, Form.EMPTY.refusedFor(List.of(refused.get())), Form.EMPTY);
        }
        return Response.seeOther(HERE)
                .cookie(browser.open(caller.userId(), request))
                .build();
    }

    @POST
    @Path("/sessions/{handle}/end")
    @RolesAllowed(Roles.PERSON)
    public Response endSession(String handle) {
        if (!sessions.closeByHandle(current.caller().userId(), handle)) {
            throw Problem.notFound("session " + handle).exception();
        }
        return Response.seeOther(HERE).build();
    }

    @POST
    @Path("/tokens")
    @RolesAllowed(Roles.USER)
    public Response makeToken(MultivaluedMap<String, String> posted, HttpServerRequest request) {
        Form form = Form.of(posted);
        Caller caller = current.caller();
        if (caller.proof() != Caller.Proof.SESSION) {
            throw Problem.notFound("form for tokens").exception();
        }
        return switch (tokens.make(posted, caller)) {
            case Parsed.Refused<ApiTokens.Issued>(var refusal) ->
                page(
                        400,
                        request,
                        Form.EMPTY,
                        form.refusedFor(List.of(new Violation(refusal.field(), refusal.value(), refusal.rule()))));
            case Parsed.Ok<ApiTokens.Issued>(ApiTokens.Issued issued) ->
                Response.ok(new SecretPage(
                                "Token",
                                issued.token().name(),
                                issued.text(),
                                "curl -H 'Authorization: Bearer " + issued.text() + "' " + request.scheme() + "://"
                                        + request.authority() + "/api/v1/tokens",
                                PATH))
                        .header("Cache-Control", "no-store")
                        .build();
        };
    }

    @POST
    @Path("/tokens/{id}/revoke")
    @RolesAllowed(Roles.PERSON)
    public Response revokeToken(long id) {
        if (!tokens.revoke(id, current.caller().userId())) {
            throw Problem.notFound("token " + id).exception();
        }
        return Response.seeOther(HERE).build();
    }

    private Response page(int status, HttpServerRequest request, Form password, Form order) {
        Caller caller = current.caller();
        return Response.status(status)
                .header("Cache-Control", "no-store")
                .entity(new AccountPage(
                        caller.name(),
                        caller.mustChange(),
                        password,
                        order.values().isEmpty() ? Form.of(Map.of("expiresInDays", "90")) : order,
                        sessions.of(caller.userId(), BrowserSessions.id(request)),
                        tokens.of(caller.userId()),
                        caller.rights().verbs().stream().map(Verb::code).toList()))
                .build();
    }
}
