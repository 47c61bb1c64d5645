package org.tallyman.stock;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import org.tallyman.intake.FoldBatch;
import org.tallyman.intake.ObservationConsumer;
import org.tallyman.platform.LiveFeed;

/** Tells pages, once a batch is durable, that items were seen, and that stock changed if it did. */
@ApplicationScoped
class StockFeed implements ObservationConsumer {

    /** Topic of everything that counts or places items. */
    static final String STOCK = "stock";

    /** Topic of when and how well items were seen last, which changes far more often. */
    static final String SEEN = "seen";

    private final StockProjection projection;
    private final LiveFeed feed;

    StockFeed(StockProjection projection, LiveFeed feed) {
        this.projection = projection;
        this.feed = feed;
    }

    @Override
    public int order() {
        return 90;
    }

    @Override
    public boolean keepsState() {
        return false;
    }

    @Override
    public void consume(FoldBatch batch, Connection connection) {
        // What is shown was written by the consumers before.
    }

    @Override
    public void committed() {
        feed.publish(SEEN);
        if (projection.takeChanged()) {
            feed.publish(STOCK);
        }
    }

    @Override
    public void abandoned() {
        projection.takeChanged();
    }
}
