package org.tallyman.device.codec;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.tallyman.device.revision.Revision;
import org.tallyman.device.revision.RevisionTable;
import org.tallyman.device.revision.Revisions;
import org.tallyman.dialect.lorawan.codec.BuiltInCodecs;
import org.tallyman.dialect.lorawan.codec.PayloadCodec;
import org.tallyman.dialect.lorawan.codec.PayloadCodecs;
import org.tallyman.dialect.lorawan.script.Script;
import org.tallyman.platform.snapshot.SnapshotCaches;

/** The codecs that people gave, and the built-in ones behind them. */
@ApplicationScoped
public class StoredCodecs implements PayloadCodecs {

    private final CodecHealth health;
    private final RevisionTable<Script> table;
    private final PayloadCodecs builtIn = BuiltInCodecs.all();

    StoredCodecs(DataSource database, SnapshotCaches caches, CodecHealth health) {
        this.health = health;
        this.table = new RevisionTable<>(database, caches, "payload_codec", "model", "script", Script::of);
    }

    /** Before the first message asks on a thread that should not wait. */
    void start(@Observes StartupEvent event) {
        if (!all().current().isEmpty()) {
            Thread.startVirtualThread(Script::warmUp);
        }
    }

    /** To which changes are added. */
    RevisionTable<Script> table() {
        return table;
    }

    /** By {@link #model}. */
    Revisions<Script> all() {
        return table.all();
    }

    /** In use under this name, however it is written. */
    Optional<Revision<Script>> current(String name) {
        return all().current(model(name));
    }

    /** Letters and digits in lower case; what stands before a stroke is the maker. */
    static String model(String name) {
        return name.substring(name.lastIndexOf('/') + 1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "");
    }

    @Override
    public Optional<PayloadCodec> find(String model) {
        return in(state()).find(model);
    }

    @Override
    public boolean isOwn(String model) {
        return current(model).isPresent();
    }

    @Override
    public String state() {
        return all().state();
    }

    @Override
    public PayloadCodecs in(String state) {
        return in(state, (model, script) -> script);
    }

    @Override
    public PayloadCodecs watched(String state) {
        return in(state, health::watching);
    }

    private PayloadCodecs in(String state, BiFunction<String, Script, PayloadCodec> use) {
        return new PayloadCodecs() {
            @Override
            public Optional<PayloadCodec> find(String name) {
                String model = model(name);
                return all().find(model, state)
                        .map(script -> use.apply(model, script))
                        .or(() -> builtIn.find(name));
            }

            @Override
            public boolean isOwn(String name) {
                return all().find(model(name), state).isPresent();
            }
        };
    }
}
