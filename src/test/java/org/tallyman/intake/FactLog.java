package org.tallyman.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.tallyman.ident.DeviceId;

/** Remembers the facts that were folded, for tests. */
@ApplicationScoped
public class FactLog implements ObservationConsumer {

    private final List<Fact> durable = new CopyOnWriteArrayList<>();
    private final List<Fact> batch = new ArrayList<>();

    @Override
    public int order() {
        return 2_000;
    }

    @Override
    public void consume(FoldBatch given, Connection connection) {
        batch.addAll(given.facts());
    }

    @Override
    public void committed() {
        durable.addAll(batch);
        batch.clear();
    }

    @Override
    public void abandoned() {
        batch.clear();
    }

    List<Fact> of(DeviceId device) {
        return durable.stream().filter(fact -> fact.device().equals(device)).toList();
    }
}
