package org.tallyman.device.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tallyman.device.revision.Revision;
import org.tallyman.dialect.lorawan.script.Script;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Refusal;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.ChangeMade;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;

/** Changes of codecs. They hold for what comes from then on, and for what is replayed from quarantine. */
@ApplicationScoped
class CodecCommands {

    private static final int CODECS_MAX = 200;

    /** Of all texts in use: they lie in memory, so that no message waits for the database. */
    private static final int ALL_BYTES_MAX = 16 * 1024 * 1024;

    /** {@code /api/v1/payload-codecs/trials} is no codec. */
    private static final String NO_NAME = "trials";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._-]{0,79}");

    private final StoredCodecs codecs;
    private final Event<ChangeMade> changes;
    private final Clock clock;

    CodecCommands(StoredCodecs codecs, Event<ChangeMade> changes, Clock clock) {
        this.codecs = codecs;
        this.changes = changes;
        this.clock = clock;
    }

    /** Fields name and script. What is as it was is not said again. Answers the name. */
    @Transactional
    Outcome<String> put(Fields fields) {
        String name = fields.matching(
                "name", NAME, "is the model as the server names it: 1 to 80 letters, digits, spaces, dots and dashes");
        String script = script(fields);
        Optional<Revision<Script>> before = codecs.current(name);
        if (name.equalsIgnoreCase(NO_NAME)) {
            fields.refuse("name", "is any but “" + NO_NAME + "”, at which codecs are tried");
        }
        if (codecs.all().bytesBeside(StoredCodecs.model(name)) + script.getBytes(UTF_8).length > ALL_BYTES_MAX) {
            fields.refuse("script", "is too long: all codecs in use have at most " + ALL_BYTES_MAX + " bytes");
        }
        if (before.isEmpty() && codecs.all().current().size() >= CODECS_MAX) {
            fields.refuse("name", "is one too many: at most " + CODECS_MAX + " codecs are kept in use");
        }
        Optional<Problem> problem = fields.problem();
        if (problem.isPresent()) {
            return Outcome.refused(problem.get());
        }
        if (before.filter(known -> known.is(name, script, Script::source)).isPresent()) {
            return Outcome.done(name);
        }
        codecs.add(name, script, clock.instant());
        changes.fire(new ChangeMade(
                before.isEmpty() ? "create" : "edit",
                "payload-codec",
                name,
                before.map(CodecCommands::summary).orElse(""),
                name + ", " + script.length() + " characters"));
        return Outcome.done(name);
    }

    /** Takes a codec out of use; its versions stay, for what they have read. */
    @Transactional
    Outcome<String> remove(String name) {
        Optional<Revision<Script>> before = codecs.current(name);
        if (before.isEmpty()) {
            return Outcome.refused(Problem.notFound("payload codec " + name));
        }
        codecs.add(before.get().name(), null, clock.instant());
        changes.fire(new ChangeMade("remove", "payload-codec", before.get().name(), summary(before.get()), ""));
        return Outcome.done(before.get().name());
    }

    private static String summary(Revision<Script> version) {
        return version.name() + ", revision " + version.number() + ", " + version.bytes() + " bytes";
    }

    /** Field script: a codec that was read once and has an entry. */
    static String script(Fields fields) {
        String script = fields.required("script", Script.BYTES_MAX);
        if (!fields.problem().isPresent() && Script.read(script) instanceof Parsed.Refused<Script>(Refusal refusal)) {
            fields.refuse("script", refusal.rule());
        }
        return script;
    }
}
