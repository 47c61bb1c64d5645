package org.tallyman.device.mapping;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.tallyman.device.revision.RevisionCommands;
import org.tallyman.dialect.mapping.Mapping;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Refusal;
import org.tallyman.platform.command.ChangeMade;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;

/** Changes of mappings. They hold for what comes from then on, and for what is replayed from quarantine. */
@ApplicationScoped
public class MappingCommands {

    private static final RevisionCommands.Kind KIND =
            new RevisionCommands.Kind("json-mapping", "mapping", "mappings", "mapping", 500, 8 * 1024 * 1024);

    private final RevisionCommands<KeptMapping> revisions;

    MappingCommands(StoredMappings mappings, Event<ChangeMade> changes, Clock clock) {
        this.revisions =
                new RevisionCommands<>(KIND, mappings.table(), StoredMappings::code, KeptMapping::text, changes, clock);
    }

    /** Fields name and mapping. What is as it was is not said again. Answers the name. */
    @Transactional
    public Outcome<String> put(Fields fields) {
        String name =
                fields.matching("name", RevisionCommands.NAME, "is 1 to 80 letters, digits, spaces, dots and dashes");
        return revisions.put(name, text(fields), fields);
    }

    /** Takes a mapping out of use; its versions stay, for what they have read. */
    @Transactional
    public Outcome<String> remove(String name) {
        return revisions.remove(name);
    }

    /** Field mapping. */
    public static String text(Fields fields) {
        String text = fields.required("mapping", Mapping.BYTES_MAX);
        if (!text.isEmpty() && Mapping.read(text) instanceof Parsed.Refused<Mapping>(Refusal refusal)) {
            fields.refuse("mapping", "holds at “" + refusal.field() + "” what it may not: it " + refusal.rule());
        }
        return text;
    }
}
