package org.tallyman.platform.secret;

import java.util.List;

/** Says where a feature keeps secrets, so that they are sealed when the key is new. A bean. */
public interface SecretColumns {

    /**
     * A column of a table that has one row for each device, by {@code device_id}.
     *
     * @param binary of type bytea, else text
     */
    record Column(String table, String name, boolean binary) {}

    List<Column> secrets();
}
