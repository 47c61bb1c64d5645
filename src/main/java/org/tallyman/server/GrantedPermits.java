package org.tallyman.server;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
    public boolean allows(Verb verb, @Nullable Long site) {
        return grants.allows(of(verb), site);
    }

    @Override
    public void require(Verb verb, @Nullable Long site, String thing) {
        grants.require(Set.of(of(verb)), site, thing);
    }

    @Override
    public void requireEverywhere(Verb verb) {
        grants.requireEverywhere(of(verb));
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
