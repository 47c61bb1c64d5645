package org.tallyman.access;

/** A person, or a service, which has no password and comes with tokens only. */
record User(long id, String name, String displayName, boolean service, boolean mustChange, boolean disabled) {}
