package org.tallyman.platform;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.function.Predicate;

/**
 * Someone's session, token or rights ended or changed; fired within the change's transaction, to be heard after its
 * commit. What goes on for longer than a request must then end for those whom it concerns.
 */
public record AccessChanged(Predicate<SecurityIdentity> concerns) {}
