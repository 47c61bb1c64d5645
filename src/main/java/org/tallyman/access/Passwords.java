package org.tallyman.access;

import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.tallyman.ident.Refusal;

/** Hashes and checks passwords with bcrypt. */
@ApplicationScoped
class Passwords {

    static final int LENGTH_MIN = 10;

    /** Beyond this bcrypt reads nothing (Provos and Mazières, 1999). */
    static final int BYTES_MAX = 72;

    private static final int GENERATED_BYTES = 12;

    private final int cost;
    private final String nobody;

    Passwords(AccessConfig config) {
        this.cost = config.bcryptCost();
        this.nobody = BcryptUtil.bcryptHash(generate(), cost);
    }

    static String generate() {
        return Secret.random(GENERATED_BYTES);
    }

    String hash(String password) {
        return BcryptUtil.bcryptHash(password, cost);
    }

    boolean matches(String password, String hash) {
        return password.getBytes(StandardCharsets.UTF_8).length <= BYTES_MAX && BcryptUtil.matches(password, hash);
    }

    /** Takes as long as a real check, so that time does not tell who exists. */
    boolean matchesNobody(String password) {
        matches(password, nobody);
        return false;
    }

    /** Why a new password is not taken. */
    static Optional<Refusal> refusal(String password, String name) {
        if (password.codePointCount(0, password.length()) < LENGTH_MIN) {
            return refused("must have at least " + LENGTH_MIN + " characters");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > BYTES_MAX) {
            return refused("must have at most " + BYTES_MAX + " bytes");
        }
        if (password.equalsIgnoreCase(name) || password.chars().distinct().count() < 4) {
            return refused("must not be the name or one character repeated");
        }
        return Optional.empty();
    }

    private static Optional<Refusal> refused(String rule) {
        return Optional.of(new Refusal("password", "password", "•••", rule));
    }
}
