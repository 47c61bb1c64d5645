package org.tallyman.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Proves claims of people and services: from memory where it was proven seconds ago, else on a worker thread. */
@ApplicationScoped
class CallerProvider implements IdentityProvider<ClaimRequest> {

    private final CallerCache cache;
    private final Sessions sessions;
    private final ApiTokens tokens;
    private final SignIn signIn;
    private final Users users;

    CallerProvider(CallerCache cache, Sessions sessions, ApiTokens tokens, SignIn signIn, Users users) {
        this.cache = cache;
        this.sessions = sessions;
        this.tokens = tokens;
        this.signIn = signIn;
        this.users = users;
    }

    @Override
    public Class<ClaimRequest> getRequestType() {
        return ClaimRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(ClaimRequest request, AuthenticationRequestContext context) {
        Claim claim = request.claim();
        Optional<Caller> known = remembered(claim);
        return known.isPresent()
                ? Uni.createFrom().item(identity(known.get()))
                : context.runBlocking(() -> identity(prove(claim)));
    }

    private Optional<Caller> remembered(Claim claim) {
        return switch (claim) {
            case Claim.OfSession(String id) -> cache.get(Secret.hash(id));
            case Claim.OfToken(Secret secret) -> cache.get(secret.hash());
            case Claim.OfPassword ignored -> Optional.empty();
        };
    }

    private Caller prove(Claim claim) {
        Optional<Caller> caller = switch (claim) {
            case Claim.OfSession(String id) -> {
                byte[] hash = Secret.hash(id);
                yield cache.load(hash, () -> sessions.caller(hash));
            }
            case Claim.OfToken(Secret secret) -> cache.load(secret.hash(), () -> tokens.caller(secret));
            case Claim.OfPassword password -> byPassword(password);
        };
        return caller.orElseThrow(() -> new AuthenticationFailedException("the credentials are not known"));
    }

    private Optional<Caller> byPassword(Claim.OfPassword claim) {
        return switch (signIn.attempt(claim.name(), claim.password(), claim.address())) {
            case SignIn.Outcome.Proven(User user) ->
                Optional.of(new Caller(
                        user.id(), user.name(), Caller.Proof.PASSWORD, users.rights(user.id()), user.mustChange()));
            case SignIn.Outcome.Wrong() -> Optional.empty();
            case SignIn.Outcome.Wait(var duration) -> throw new TooManyAttemptsException(duration);
        };
    }

    private static SecurityIdentity identity(Caller caller) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(caller.name()))
                .addRoles(roles(caller))
                .addAttribute(Caller.ATTRIBUTE, caller)
                .build();
    }

    /** Whoever must change the password may do nothing else. */
    private static Set<String> roles(Caller caller) {
        if (caller.proof() == Caller.Proof.PASSWORD) {
            return caller.mustChange() ? Set.of() : Set.of(Roles.PASSWORD);
        }
        Set<String> roles = new HashSet<>();
        if (caller.proof() == Caller.Proof.SESSION) {
            roles.add(Roles.PERSON);
        }
        if (!caller.mustChange()) {
            roles.add(Roles.USER);
            caller.rights().verbs().forEach(verb -> roles.add(verb.code()));
        }
        return roles;
    }
}
