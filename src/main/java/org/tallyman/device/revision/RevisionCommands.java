package org.tallyman.device.revision;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.ChangeMade;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;

/** How people change what a table of revisions keeps; within the caller's transaction. */
public final class RevisionCommands<T> {

    /** What a thing may be called. */
    public static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._-]{0,79}");

    /** The address at which texts are tried is the address of none. */
    private static final String NO_NAME = "trials";

    private final Kind kind;
    private final RevisionTable<T> table;
    private final Function<String, String> keyOf;
    private final Function<T, String> textOf;
    private final Event<ChangeMade> changes;
    private final Clock clock;

    /**
     * Commands.
     *
     * @param keyOf a name, by which the thing is found
     * @param textOf a content, as it was written
     */
    public RevisionCommands(
            Kind kind,
            RevisionTable<T> table,
            Function<String, String> keyOf,
            Function<T, String> textOf,
            Event<ChangeMade> changes,
            Clock clock) {
        this.kind = kind;
        this.table = table;
        this.keyOf = keyOf;
        this.textOf = textOf;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * What is kept, and how much of it.
     *
     * @param audited as the audit trail calls one
     * @param one as people do
     * @param many as people do
     * @param field in which the text is given
     * @param max in use
     * @param bytesMax of all texts in use: they lie in memory, so that no message waits for the database
     */
    public record Kind(String audited, String one, String many, String field, int max, int bytesMax) {}

    /** Refused where the fields are already, or where it would be too much. What is as it was is not said again. Answers the name. */
    public Outcome<String> put(String name, String text, Fields fields) {
        String key = keyOf.apply(name);
        Revisions<T> all = table.all();
        Optional<Revision<T>> before = all.current(key);
        if (name.equalsIgnoreCase(NO_NAME)) {
            fields.refuse("name", "is any but “" + NO_NAME + "”, at which " + kind.many() + " are tried");
        }
        if (all.bytesBeside(key) + text.getBytes(UTF_8).length > kind.bytesMax()) {
            fields.refuse(
                    kind.field(),
                    "is too long: all " + kind.many() + " in use have at most " + kind.bytesMax() + " bytes");
        }
        if (before.isEmpty() && all.current().size() >= kind.max()) {
            fields.refuse("name", "is one too many: at most " + kind.max() + " " + kind.many() + " are kept in use");
        }
        Optional<Problem> problem = fields.problem();
        if (problem.isPresent()) {
            return Outcome.refused(problem.get());
        }
        if (before.filter(known -> known.is(name, text, textOf)).isPresent()) {
            return Outcome.done(name);
        }
        table.add(name, key, text, clock.instant());
        changes.fire(new ChangeMade(
                before.isEmpty() ? "create" : "edit",
                kind.audited(),
                name,
                before.map(RevisionCommands::summary).orElse(""),
                name + ", " + text.length() + " characters"));
        return Outcome.done(name);
    }

    /** Takes one out of use; its versions stay, for what they have read. */
    public Outcome<String> remove(String name) {
        String key = keyOf.apply(name);
        Optional<Revision<T>> before = table.all().current(key);
        if (before.isEmpty()) {
            return Outcome.refused(Problem.notFound(kind.one() + " " + name));
        }
        String called = before.get().name();
        table.add(called, key, null, clock.instant());
        changes.fire(new ChangeMade("remove", kind.audited(), called, summary(before.get()), ""));
        return Outcome.done(called);
    }

    private static String summary(Revision<?> revision) {
        return revision.name() + ", revision " + revision.number() + ", " + revision.bytes() + " bytes";
    }
}
