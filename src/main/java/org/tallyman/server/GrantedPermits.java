package org.tallyman.server;

import io.quarkus.security.ForbiddenException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.tallyman.access.Audit;
import org.tallyman.access.Change;
import org.tallyman.access.Grants;
import org.tallyman.platform.command.ChangeMade;
import org.tallyman.platform.command.SitePermits;

/** Wires master data, which does not know people, to their grants and to the audit trail. */
@ApplicationScoped
class GrantedPermits implements SitePermits {

    private final Grants grants;
    private final Audit audit;

    GrantedPermits(Grants grants, Audit audit) {
        this.grants = grants;
        this.audit = audit;
    }

    @Override
    public boolean allows(Verb verb, long site) {
        return grants.allows(of(verb), site);
    }

    @Override
    public boolean allowsEverywhere(Verb verb) {
        return grants.allowsEverywhere(of(verb));
    }

    @Override
    public void require(Verb verb, long site) {
        grants.require(of(verb), site);
    }

    @Override
    public void requireEverywhere(Verb verb) {
        if (!allowsEverywhere(verb)) {
            throw new ForbiddenException("this needs " + of(verb).code() + " at every site");
        }
    }

    void onChange(@Observes ChangeMade change) {
        audit.record(new Change(change.verb(), change.kind(), change.objectId(), change.before(), change.after()));
    }

    private static org.tallyman.access.Verb of(Verb verb) {
        return switch (verb) {
            case VIEW -> org.tallyman.access.Verb.VIEW;
            case CONFIGURE -> org.tallyman.access.Verb.CONFIGURE;
        };
    }
}
