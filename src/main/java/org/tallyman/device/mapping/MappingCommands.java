package org.tallyman.device.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tallyman.device.revision.Revision;
import org.tallyman.dialect.mapping.Mapping;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Refusal;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.ChangeMade;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;

/** Changes of mappings. They hold for what comes from then on, and for what is replayed from quarantine. */
@ApplicationScoped
public class MappingCommands {

    private static final int MAPPINGS_MAX = 500;

    /** Of all texts in use: they lie in memory, so that no message waits for the database. */
    private static final int ALL_BYTES_MAX = 8 * 1024 * 1024;

    /** {@code /api/v1/json-mappings/trials} is no mapping. */
    private static final String NO_NAME = "trials";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._-]{0,79}");

    private final StoredMappings mappings;
    private final Event<ChangeMade> changes;
    private final Clock clock;

    MappingCommands(StoredMappings mappings, Event<ChangeMade> changes, Clock clock) {
        this.mappings = mappings;
        this.changes = changes;
        this.clock = clock;
    }

    /** Fields name and mapping. What is as it was is not said again. Answers the name. */
    @Transactional
    public Outcome<String> put(Fields fields) {
        String name = fields.matching("name", NAME, "is 1 to 80 letters, digits, spaces, dots and dashes");
        String text = text(fields);
        Optional<Revision<KeptMapping>> before = mappings.current(name);
        if (name.equalsIgnoreCase(NO_NAME)) {
            fields.refuse("name", "is any but “" + NO_NAME + "”, at which mappings are tried");
        }
        if (mappings.bytesBeside(name) + text.getBytes(UTF_8).length > ALL_BYTES_MAX) {
            fields.refuse("mapping", "is too long: all mappings in use have at most " + ALL_BYTES_MAX + " bytes");
        }
        if (before.isEmpty() && mappings.current().size() >= MAPPINGS_MAX) {
            fields.refuse("name", "is one too many: at most " + MAPPINGS_MAX + " mappings are kept in use");
        }
        Optional<Problem> problem = fields.problem();
        if (problem.isPresent()) {
            return Outcome.refused(problem.get());
        }
        if (before.filter(known -> known.is(name, text, KeptMapping::text)).isPresent()) {
            return Outcome.done(name);
        }
        mappings.add(name, text, clock.instant());
        changes.fire(new ChangeMade(
                before.isEmpty() ? "create" : "edit",
                "json-mapping",
                name,
                before.map(MappingCommands::summary).orElse(""),
                name + ", " + text.length() + " characters"));
        return Outcome.done(name);
    }

    /** Takes a mapping out of use; its versions stay, for what they have read. */
    @Transactional
    public Outcome<String> remove(String name) {
        Optional<Revision<KeptMapping>> before = mappings.current(name);
        if (before.isEmpty()) {
            return Outcome.refused(Problem.notFound("mapping " + name));
        }
        mappings.add(before.get().name(), null, clock.instant());
        changes.fire(new ChangeMade("remove", "json-mapping", before.get().name(), summary(before.get()), ""));
        return Outcome.done(before.get().name());
    }

    private static String summary(Revision<KeptMapping> revision) {
        return revision.name() + ", revision " + revision.number() + ", " + revision.bytes() + " bytes";
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
