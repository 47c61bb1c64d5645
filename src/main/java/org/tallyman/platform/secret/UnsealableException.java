package org.tallyman.platform.secret;

/** A secret in the database is sealed with a key that Tallyman was not given. */
public final class UnsealableException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    UnsealableException() {
        super(
                "a secret in the database is sealed with another key than TALLYMAN_SECRET_KEY; start with the key by which it was,"
                        + " as TALLYMAN_SECRET_KEY or as TALLYMAN_SECRET_KEY_BEFORE");
    }
}
