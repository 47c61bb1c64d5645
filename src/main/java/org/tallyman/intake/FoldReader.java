package org.tallyman.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.tallyman.dialect.Decoding;

/** Brings blocks from the journal's table into the form in which the writer hands them over. */
@ApplicationScoped
class FoldReader {

    /** Small ones do not add up for ever. */
    private static final int BLOCKS_MAX = 100;

    /** Blocks of one question, at most. */
    private static final int FETCHED_MAX = 8;

    private final DataSource dataSource;
    private final BlockStore blocks;
    private final Decoders decoders;
    private final IntakeConfig config;

    FoldReader(DataSource dataSource, BlockStore blocks, Decoders decoders, IntakeConfig config) {
        this.dataSource = dataSource;
        this.blocks = blocks;
        this.decoders = decoders;
        this.config = config;
    }

    /**
     * The next blocks, as many as have together the elements of one fold. A block may hold a few elements or some ten thousand,
     * so it is asked for as many as are likely to fit by those that came: what does not fit is read again the next time.
     */
    List<KeptBlock> blocksAfter(long position) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            List<KeptBlock> kept = new ArrayList<>();
            int elements = 0;
            long last = position;
            // Mostly there is one, and less than was asked for says that there are no more.
            int asked = 2;
            while (kept.size() < BLOCKS_MAX && elements < config.foldElementsMax()) {
                List<StoredBlock> next = blocks.after(last, asked, connection);
                for (StoredBlock block : next) {
                    if (elements >= config.foldElementsMax()) {
                        return kept;
                    }
                    KeptBlock decoded = new KeptBlock(
                            block.id(),
                            block.previous(),
                            block.messages().stream().map(this::decode).toList());
                    kept.add(decoded);
                    elements += decoded.elements();
                    last = block.id();
                }
                if (next.size() < asked) {
                    break;
                }
                asked = likelyToFit(kept.size(), elements);
            }
            return kept;
        }
    }

    private int likelyToFit(int blocksSoFar, int elements) {
        long room = (long) config.foldElementsMax() - elements;
        return Math.clamp(room * blocksSoFar / Math.max(1, elements), 1, FETCHED_MAX);
    }

    /** What a replay still refuses was counted when the message came, and is settled with that. */
    KeptMessage decode(StoredMessage message) {
        Decoding decoding = decoders.decode(message);
        return new KeptMessage(
                message.id(),
                message.device(),
                message.dialect(),
                message.frame().receivedAt(),
                message.sentAt(),
                decoding.elements(),
                message.replayOf().isPresent() ? List.of() : decoding.rejections(),
                message.repeated());
    }
}
