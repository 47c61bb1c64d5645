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

    private final DataSource dataSource;
    private final BlockStore blocks;
    private final Decoders decoders;

    FoldReader(DataSource dataSource, BlockStore blocks, Decoders decoders) {
        this.dataSource = dataSource;
        this.blocks = blocks;
        this.decoders = decoders;
    }

    List<KeptBlock> blocksAfter(long position, int limit) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            List<KeptBlock> kept = new ArrayList<>();
            for (StoredBlock block : blocks.after(position, limit, connection)) {
                kept.add(new KeptBlock(
                        block.id(),
                        block.previous(),
                        block.messages().stream().map(this::decode).toList()));
            }
            return kept;
        }
    }

    KeptMessage decode(StoredMessage message) {
        Decoding decoding = decoders.decode(message);
        return new KeptMessage(
                message.id(),
                message.device(),
                message.dialect(),
                message.frame().receivedAt(),
                message.sentAt(),
                decoding.elements(),
                decoding.rejections(),
                message.repeated());
    }
}
