package org.tallyman.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.tallyman.platform.Violation;

/** Changes to people and services, each with its line in the audit trail. */
@ApplicationScoped
class Accounts {

    private static final String KIND = "user";

    private final Users users;
    private final Passwords passwords;
    private final Sessions sessions;
    private final SignIn signIn;
    private final Audit audit;

    Accounts(Users users, Passwords passwords, Sessions sessions, SignIn signIn, Audit audit) {
        this.users = users;
        this.passwords = passwords;
        this.sessions = sessions;
        this.signIn = signIn;
        this.audit = audit;
    }

    /** A new user; a person comes with a password that is shown once and must be changed. */
    record Created(User user, Optional<String> password) {}

    /** Makes a user, or nothing where the name is taken. */
    @Transactional
    Optional<Created> create(String name, String displayName, boolean service) {
        Optional<String> password = service ? Optional.empty() : Optional.of(Passwords.generate());
        Optional<User> user =
                users.create(name, displayName, password.map(passwords::hash).orElse(null), !service);
        user.ifPresent(made ->
                audit.record(new Change("create", KIND, name, "", (service ? "service " : "person ") + displayName)));
        return user.map(made -> new Created(made, password));
    }

    /** Changes a name or ends and restores access; refused where nobody could administer any more. */
    @Transactional
    Optional<Violation> edit(User user, String displayName, boolean disabled) {
        if (displayName.isBlank() || displayName.length() > 120) {
            return Optional.of(new Violation("displayName", displayName, "must have 1 to 120 characters"));
        }
        users.lockAdministrators();
        if (disabled && !users.anotherAdministrator(user.id())) {
            return Optional.of(new Violation("disabled", "", "would leave nobody who may administer"));
        }
        users.edit(user.id(), displayName, disabled);
        if (disabled) {
            sessions.closeAll(user.id());
        }
        audit.record(new Change(
                "edit", KIND, user.name(), state(user.displayName(), user.disabled()), state(displayName, disabled)));
        return Optional.empty();
    }

    /** Replaces all grants; refused where nobody could administer any more. */
    @Transactional
    Optional<Violation> grant(User user, List<Grant> grants) {
        users.lockAdministrators();
        Rights now = new Rights(grants);
        boolean administers = !user.service() && now.sites(Verb.ADMINISTER) instanceof SiteScope.All;
        if (!administers && !users.anotherAdministrator(user.id())) {
            return Optional.of(new Violation("grants", "", "would leave nobody who may administer"));
        }
        Rights before = users.rights(user.id());
        users.setRights(user.id(), grants);
        audit.record(new Change("grant", KIND, user.name(), before.words(), now.words()));
        return Optional.empty();
    }

    /** A new password for someone who has lost theirs; ends their sessions. */
    @Transactional
    String resetPassword(User user) {
        String password = Passwords.generate();
        users.setPassword(user.id(), passwords.hash(password), true);
        sessions.closeAll(user.id());
        audit.record(new Change("reset-password", KIND, user.name(), "", ""));
        return password;
    }

    /** What a person typed to change the own password. */
    record NewPassword(String current, String fresh, String repeated) {}

    /** Changes the own password and ends all sessions; a wrong current one counts as a failed sign-in. */
    Optional<Violation> changePassword(Caller caller, NewPassword typed, String address) {
        if (!typed.fresh().equals(typed.repeated())) {
            return Optional.of(new Violation("repeated", "", "differs from the new password"));
        }
        Optional<Violation> weak = Passwords.refusal(typed.fresh(), caller.name())
                .map(refusal -> new Violation("fresh", "", refusal.rule()));
        if (weak.isPresent()) {
            return weak;
        }
        return switch (signIn.attempt(caller.name(), typed.current(), address)) {
            case SignIn.Outcome.Wrong() -> Optional.of(new Violation("current", "", "is not your password"));
            case SignIn.Outcome.Wait(var wait) ->
                Optional.of(new Violation("current", "", "was wrong too often; try again in " + Words.of(wait)));
            case SignIn.Outcome.Proven(User user) -> {
                replacePassword(user, typed.fresh());
                yield Optional.empty();
            }
        };
    }

    private void replacePassword(User user, String fresh) {
        users.setPassword(user.id(), passwords.hash(fresh), false);
        sessions.closeAll(user.id());
        audit.record(new Change("change-password", KIND, user.name(), "", ""));
    }

    private static String state(String displayName, boolean disabled) {
        return displayName + (disabled ? ", disabled" : "");
    }
}
