package org.tallyman.access;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tallyman.ident.Refusal;

/** Makes the first administrator where there is no user yet: there is no default password anywhere. */
@ApplicationScoped
public class FirstAdministrator {

    public static final String NAME = "admin";

    private final Users users;
    private final Passwords passwords;
    private final Audit audit;
    private final Optional<String> given;
    private Optional<String> generated = Optional.empty();

    FirstAdministrator(
            Users users,
            Passwords passwords,
            Audit audit,
            @ConfigProperty(name = "tallyman.admin-password") Optional<String> given) {
        this.users = users;
        this.passwords = passwords;
        this.audit = audit;
        this.given = given;
    }

    @Startup
    @Transactional
    void create() {
        if (!users.none()) {
            return;
        }
        given.flatMap(password -> Passwords.refusal(password, NAME)).ifPresent(FirstAdministrator::refuse);
        String password = given.orElseGet(Passwords::generate);
        // Of two replicas that start together one creates, the other finds the name taken.
        users.create(NAME, "Administrator", passwords.hash(password), false).ifPresent(user -> {
            users.setRights(
                    user.id(),
                    Arrays.stream(Verb.values())
                            .map(verb -> new Grant(verb, null))
                            .toList());
            audit.recordAs(Audit.SYSTEM, new Change("create", "user", NAME, "", "first administrator"));
            if (given.isEmpty()) {
                generated = Optional.of(password);
            }
        });
    }

    /** The password that was generated in this start and must be shown now; at any later call there is none. */
    public synchronized Optional<String> takeGeneratedPassword() {
        Optional<String> password = generated;
        generated = Optional.empty();
        return password;
    }

    private static void refuse(Refusal refusal) {
        throw new IllegalStateException("TALLYMAN_ADMIN_PASSWORD " + refusal.rule());
    }
}
