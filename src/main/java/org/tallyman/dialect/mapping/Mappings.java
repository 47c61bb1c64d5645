package org.tallyman.dialect.mapping;

import java.util.Optional;

/** Where mappings are found; each state of what there is has a name by which it is found again. */
public interface Mappings {

    /** Where there are none. */
    Mappings NONE = new Mappings() {
        @Override
        public Optional<Mapping> find(String name, String state) {
            return Optional.empty();
        }

        @Override
        public String state() {
            return "";
        }
    };

    /** The mapping of a name as it was in a state. */
    Optional<Mapping> find(String name, String state);

    /** The name of what there is now. */
    String state();
}
