package org.tallyman.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.tallyman.ident.DeviceId;
import org.tallyman.platform.sql.SqlFailure;

/**
 * Reads credentials from a request: {@code Authorization: Bearer} with a token of a person, service or device;
 * {@code Basic} with a device's code and token, or, to make a token only, a person's name and password; else the
 * session cookie. Wrong credentials end the request, but where {@link ForeignAuthorization} is taken; there, and where a session
 * has ended, a stranger is left.
 */
@ApplicationScoped
class CredentialMechanism implements HttpAuthenticationMechanism {

    /** The attribute of a device's identity that holds its {@link DeviceId}. */
    static final String DEVICE = "tallyman.device";

    private static final String TOKENS_PATH = "/api/v1/tokens";

    private final DeviceCredentials devices;
    private final WrongTokens wrongTokens;
    private final ForeignAuthorization foreign;

    CredentialMechanism(DeviceCredentials devices, WrongTokens wrongTokens, ForeignAuthorization foreign) {
        this.devices = devices;
        this.wrongTokens = wrongTokens;
        this.foreign = foreign;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            return bySession(context, providers);
        }
        int space = header.indexOf(' ');
        String scheme = space < 0 ? "" : header.substring(0, space).toLowerCase(Locale.ROOT);
        String value = header.substring(space + 1).strip();
        return switch (scheme) {
            case "bearer" -> byToken(context, providers, value);
            case "basic" -> byBasic(context, providers, value);
            default -> wrong(context);
        };
    }

    private static Uni<SecurityIdentity> bySession(RoutingContext context, IdentityProviderManager providers) {
        Cookie cookie = context.request().getCookie(SessionCookie.NAME);
        if (cookie == null || cookie.getValue().isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        return prove(context, providers, new Claim.OfSession(cookie.getValue()))
                .onFailure(failure -> failure instanceof AuthenticationFailedException && Challenge.undecided(context))
                .recoverWithNull();
    }

    private Uni<SecurityIdentity> byToken(RoutingContext context, IdentityProviderManager providers, String text) {
        Optional<DeviceId> device = devices.authenticate(text);
        if (device.isPresent()) {
            return identity(device.get());
        }
        Optional<Secret> secret = Secret.read(Secret.Kind.USER, text);
        if (secret.isEmpty()) {
            return wrong(context);
        }
        return prove(context, providers, new Claim.OfToken(secret.get()))
                .onFailure(failure -> Challenge.undecided(context))
                .recoverWithUni((Supplier<Uni<? extends SecurityIdentity>>) () -> wrong(context));
    }

    private Uni<SecurityIdentity> byBasic(RoutingContext context, IdentityProviderManager providers, String encoded) {
        String pair = decode(encoded);
        int colon = pair.indexOf(':');
        if (colon < 0) {
            return wrong(context);
        }
        String name = pair.substring(0, colon);
        String password = pair.substring(colon + 1);
        Optional<DeviceId> device = devices.authenticate(name, password);
        if (device.isPresent()) {
            return identity(device.get());
        }
        if (!takesPassword(context)) {
            return wrong(context);
        }
        return prove(context, providers, new Claim.OfPassword(name, password, Address.of(context.request())));
    }

    /** Passwords travel with a request to one place only; what they allow there is said by its annotation. */
    static boolean takesPassword(RoutingContext context) {
        return context.request().method().equals(HttpMethod.POST)
                && context.normalizedPath().equals(TOKENS_PATH);
    }

    private static Uni<SecurityIdentity> prove(RoutingContext context, IdentityProviderManager providers, Claim claim) {
        return providers
                .authenticate(new ClaimRequest(claim))
                .onFailure(TooManyAttemptsException.class)
                .transform(failure -> {
                    Challenge.tooMany(context, failure.duration());
                    return new AuthenticationFailedException(failure);
                })
                .onFailure(SqlFailure.class)
                .transform(failure -> {
                    Challenge.unavailable(context);
                    return new AuthenticationFailedException(failure);
                });
    }

    private Uni<SecurityIdentity> wrong(RoutingContext context) {
        if (foreign.isTaken(context.request().method(), context.normalizedPath())) {
            return Uni.createFrom().nullItem();
        }
        String address = Address.of(context.request());
        wrongTokens.met();
        wrongTokens
                .wait(address)
                .ifPresentOrElse(wait -> Challenge.tooMany(context, wait), () -> wrongTokens.count(address));
        return Uni.createFrom().failure(new AuthenticationFailedException("the credentials are not known"));
    }

    private static Uni<SecurityIdentity> identity(DeviceId device) {
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder()
                        .setPrincipal(new QuarkusPrincipal("device:" + device.value()))
                        .addRole(Roles.DEVICE)
                        .addAttribute(DEVICE, device)
                        .build());
    }

    private static String decode(String encoded) {
        try {
            return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(Challenge.of(context).status()));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext context) {
        Challenge challenge = Challenge.of(context);
        context.response().setStatusCode(challenge.status());
        challenge.headers().forEach(context.response()::putHeader);
        context.response().end(challenge.problem().map(Json::encode).orElse(""));
        return Uni.createFrom().item(true);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(ClaimRequest.class);
    }
}
