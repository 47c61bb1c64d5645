package org.tallyman.dialect.mapping;

import java.util.Optional;
import org.tallyman.ident.Refusal;

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

    /** Why a setting that names none cannot be. */
    static Refusal missing(String setting, String name) {
        return new Refusal("missing", setting, name, "names a mapping that there is; write it first");
    }
}
