package org.tallyman.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tallyman.platform.Form;
import org.tallyman.platform.LocalPath;

/** The way in and the way out. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class SignInPages {

    private final SignIn signIn;
    private final BrowserSessions browser;
    private final Audit audit;
    private final SecurityIdentity identity;

    SignInPages(SignIn signIn, BrowserSessions browser, Audit audit, SecurityIdentity identity) {
        this.signIn = signIn;
        this.browser = browser;
        this.audit = audit;
        this.identity = identity;
    }

    @GET
    @Path("/sign-in")
    @PermitAll
    public Response ask(@QueryParam("return") @Nullable String back) {
        URI target = LocalPath.orRoot(back);
        return identity.isAnonymous()
                ? page(200, Form.EMPTY, target, "").build()
                : Response.seeOther(target).build();
    }

    @POST
    @Path("/sign-in")
    @PermitAll
    public Response signIn(
            @FormParam("name") @Nullable String name,
            @FormParam("password") @Nullable String password,
            @FormParam("return") @Nullable String back,
            HttpServerRequest request) {
        String given = Objects.requireNonNullElse(name, "");
        URI target = LocalPath.orRoot(back);
        Form form = Form.of(Map.of("name", given));
        return switch (signIn.attempt(given, Objects.requireNonNullElse(password, ""), Address.of(request))) {
            case SignIn.Outcome.Proven(User user) -> {
                audit.recordAs(user.name(), new Change("sign-in", "user", user.name(), "", Address.host(request)));
                yield Response.seeOther(target)
                        .cookie(browser.open(user.id(), request))
                        .build();
            }
            case SignIn.Outcome.Wrong() ->
                page(401, form, target, "Name or password is wrong.").build();
            case SignIn.Outcome.Wait(var wait) ->
                page(429, form, target, "Too many failed attempts. Try again in " + Words.of(wait) + ".")
                        .header("Retry-After", wait.toSeconds() + 1)
                        .build();
        };
    }

    @POST
    @Path("/sign-out")
    @PermitAll
    public Response signOut(HttpServerRequest request) {
        return Response.seeOther(URI.create("/sign-in"))
                .cookie(browser.close(request))
                .build();
    }

    private static Response.ResponseBuilder page(int status, Form form, URI target, String trouble) {
        return Response.status(status)
                .header("Cache-Control", "no-store")
                .entity(new SignInPage(form, target.toString(), trouble));
    }
}
