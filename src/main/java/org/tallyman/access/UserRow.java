package org.tallyman.access;

/** A user as the list shows it. */
record UserRow(User user, String may) {}
