package org.tallyman.platform;

/**
 * Says who may hear of topics that name one thing, such as {@code door-12}; a bean where that thing is known. Of several for
 * the same prefix one is enough.
 */
public interface TopicPermit {

    /** What stands before the dash and the number. */
    String prefix();

    /** Whether the caller of this request may see the thing with this number. May ask the database. */
    boolean allows(long id);
}
