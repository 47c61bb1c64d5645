package org.tallyman.device.mapping;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.tallyman.device.revision.Revision;
import org.tallyman.device.revision.RevisionTable;
import org.tallyman.dialect.mapping.Mapping;
import org.tallyman.dialect.mapping.Mappings;
import org.tallyman.platform.snapshot.SnapshotCaches;

/** The mappings that people wrote. */
@ApplicationScoped
public class StoredMappings implements Mappings {

    private final RevisionTable<KeptMapping> table;

    StoredMappings(DataSource database, SnapshotCaches caches) {
        this.table = new RevisionTable<>(database, caches, "json_mapping", "code", "mapping", KeptMapping::new);
    }

    /** Before the first message asks on a thread that should not wait. */
    void start(@Observes StartupEvent event) {
        table.all();
    }

    /** To which changes are added. */
    RevisionTable<KeptMapping> table() {
        return table;
    }

    /** By which a mapping is found, however its name is written. */
    public static String code(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    @Override
    public Optional<Mapping> find(String name, String state) {
        return table.all().find(code(name), state).flatMap(KeptMapping::mapping);
    }

    @Override
    public String state() {
        return table.all().state();
    }

    /** In use under this name. */
    public Optional<Revision<KeptMapping>> current(String name) {
        return table.all().current(code(name));
    }

    /** All in use, by code. */
    public List<Revision<KeptMapping>> current() {
        return table.all().current();
    }

    /** All changes of one, the newest first. */
    public List<Revision<KeptMapping>> versions(String name) {
        return table.all().versions(code(name));
    }
}
