package org.tallyman.access;

/** A person signs in with a password; a service has none and comes with tokens only. */
enum UserKind {
    PERSON,
    SERVICE
}
