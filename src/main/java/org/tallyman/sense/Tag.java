package org.tallyman.sense;

/**
 * Something that was seen, by the number under which its cells lie.
 *
 * @param item its one name, see {@link ItemName}
 */
record Tag(long id, String item) implements Comparable<Tag> {

    @Override
    public int compareTo(Tag other) {
        return Long.compare(id, other.id);
    }
}
