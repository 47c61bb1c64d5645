package org.tallyman.access;

/** Who someone says to be, with the proof. */
sealed interface Claim {

    /** A session cookie's value. */
    record OfSession(String id) implements Claim {}

    /** The token of a person or service. */
    record OfToken(Secret secret) implements Claim {}

    /** Name and password of a person, from an address. */
    record OfPassword(String name, String password, String address) implements Claim {

        @Override
        public String toString() {
            return "OfPassword[" + name + "]";
        }
    }
}
