package org.tallyman.access;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Proves a person by name and password. Its answers do not tell which names exist. */
@ApplicationScoped
class SignIn {

    private static final int NAME_LENGTH_MAX = 64;

    private final Users users;
    private final Passwords passwords;
    private final SignInGuard guard;

    SignIn(Users users, Passwords passwords, SignInGuard guard) {
        this.users = users;
        this.passwords = passwords;
        this.guard = guard;
    }

    /** What came of an attempt. */
    sealed interface Outcome {

        record Proven(User user) implements Outcome {}

        record Wrong() implements Outcome {}

        record Wait(Duration duration) implements Outcome {}
    }

    Outcome attempt(String givenName, String password, String address) {
        String name = givenName.strip().toLowerCase(Locale.ROOT);
        if (name.isEmpty() || name.length() > NAME_LENGTH_MAX) {
            return new Outcome.Wrong();
        }
        Optional<Duration> wait = guard.begin(name, address);
        if (wait.isPresent()) {
            log("waits after too many failures", name, address);
            return new Outcome.Wait(wait.get());
        }
        Optional<User> user = users.named(name).filter(found -> !found.disabled());
        Optional<String> hash = user.flatMap(found -> users.passwordHash(found.id()));
        boolean right =
                hash.map(kept -> passwords.matches(password, kept)).orElseGet(() -> passwords.matchesNobody(password));
        if (!right || user.isEmpty()) {
            log("failed", name, address);
            return new Outcome.Wrong();
        }
        guard.succeeded(name, address);
        return new Outcome.Proven(user.get());
    }

    /** What was typed goes into the log only as far as a name can look like it: people type passwords there, too. */
    private static void log(String what, String name, String address) {
        String shown = TokenOrders.USER_NAME.matcher(name).matches() ? name : "something that is no name";
        Log.infof("Sign-in of %s from %s %s", shown, address, what);
    }
}
