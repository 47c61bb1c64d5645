package org.tallyman.access;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** Carries a claim to {@link CallerProvider}. */
final class ClaimRequest extends BaseAuthenticationRequest {

    private final Claim claim;

    ClaimRequest(Claim claim) {
        this.claim = claim;
    }

    Claim claim() {
        return claim;
    }
}
