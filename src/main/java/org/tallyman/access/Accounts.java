package org.tallyman.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tallyman.platform.Problem;
import org.tallyman.platform.Violation;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;

/** Changes to people and services, each with its line in the audit trail. */
@ApplicationScoped
class Accounts {

    private static final String KIND = "user";
    private static final int USER_NAME_MAX = 64;
    private static final int DISPLAY_NAME_MAX = 120;

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

    /** Makes a user of fields name, displayName and kind. */
    @Transactional
    Outcome<Created> create(Fields fields) {
        String name = fields.optional("name", USER_NAME_MAX).toLowerCase(Locale.ROOT);
        if (!TokenOrders.USER_NAME.matcher(name).matches()) {
            fields.refuse("name", TokenOrders.USER_NAME_RULE);
        }
        String displayName = fields.required("displayName", DISPLAY_NAME_MAX);
        boolean service = fields.choice("kind", UserKind.class) == UserKind.SERVICE;
        Optional<Problem> problem = fields.problem();
        if (problem.isPresent()) {
            return Outcome.refused(problem.get());
        }
        Optional<String> password = service ? Optional.empty() : Optional.of(Passwords.generate());
        Optional<User> user =
                users.create(name, displayName, password.map(passwords::hash).orElse(null), !service);
        if (user.isEmpty()) {
            return Outcome.refused(Problem.conflict("The name “" + name + "” is taken."));
        }
        audit.record(new Change("create", KIND, name, "", (service ? "service " : "person ") + displayName));
        return Outcome.done(new Created(user.get(), password));
    }

    /** Changes a name or ends and restores access; refused where nobody could administer any more. */
    @Transactional
    Optional<Violation> edit(User user, String displayName, boolean disabled) {
        Fields said = Fields.of(Map.of("displayName", displayName));
        said.required("displayName", DISPLAY_NAME_MAX);
        if (!said.violations().isEmpty()) {
            return Optional.of(said.violations().getFirst());
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

    /** Ends all sessions of someone who may have left one open somewhere. */
    @Transactional
    void endSessions(User user) {
        sessions.closeAll(user.id());
        audit.record(new Change("end-sessions", KIND, user.name(), "", ""));
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
