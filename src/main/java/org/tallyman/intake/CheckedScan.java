package org.tallyman.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.tallyman.place.ReadPointView;

/** A scan whose fields have the right shape; what the code means is another question. */
record CheckedScan(UUID id, String code, Instant at, Optional<ReadPointView> readPoint, Optional<String> symbology) {

    /** SHA-256 of everything but the id. */
    byte[] fingerprint() {
        String text = code
                + '\n'
                + at
                + '\n'
                + readPoint.map(view -> view.id().value()).orElse(0L)
                + '\n'
                + symbology.orElse("");
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
