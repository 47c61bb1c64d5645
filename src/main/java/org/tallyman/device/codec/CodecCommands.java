package org.tallyman.device.codec;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.tallyman.device.revision.RevisionCommands;
import org.tallyman.dialect.lorawan.script.Script;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Refusal;
import org.tallyman.platform.command.ChangeMade;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;

/** Changes of codecs. They hold for what comes from then on, and for what is replayed from quarantine. */
@ApplicationScoped
class CodecCommands {

    private static final RevisionCommands.Kind KIND =
            new RevisionCommands.Kind("payload-codec", "payload codec", "codecs", "script", 200, 16 * 1024 * 1024);

    private final RevisionCommands<Script> revisions;

    CodecCommands(StoredCodecs codecs, Event<ChangeMade> changes, Clock clock) {
        this.revisions =
                new RevisionCommands<>(KIND, codecs.table(), StoredCodecs::model, Script::source, changes, clock);
    }

    /** Fields name and script. What is as it was is not said again. Answers the name. */
    @Transactional
    Outcome<String> put(Fields fields) {
        String name = fields.matching(
                "name",
                RevisionCommands.NAME,
                "is the model as the server names it: 1 to 80 letters, digits, spaces, dots and dashes");
        return revisions.put(name, script(fields), fields);
    }

    /** Takes a codec out of use; its versions stay, for what they have read. */
    @Transactional
    Outcome<String> remove(String name) {
        return revisions.remove(name);
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
