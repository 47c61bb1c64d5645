package org.tallyman.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A token as it is handed out once: {@code tmu_} or {@code tmd_}, 12 hexadecimal digits by which it is found, and 40
 * that only its owner knows (160 random bits). Only the SHA-256 of the whole text is kept.
 */
record Secret(String text, String prefix) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int PREFIX_BYTES = 6;
    private static final int SECRET_BYTES = 20;
    private static final Pattern SHAPE = Pattern.compile("(tm[ud])_([0-9a-f]{12})_[0-9a-f]{40}");

    /** Whose token it is. */
    enum Kind {
        USER("tmu"),
        DEVICE("tmd");

        private final String mark;

        Kind(String mark) {
            this.mark = mark;
        }
    }

    static Secret make(Kind kind) {
        String prefix = random(PREFIX_BYTES);
        return new Secret(kind.mark + "_" + prefix + "_" + random(SECRET_BYTES), prefix);
    }

    /** The token, if the text has the shape of one of this kind. */
    static Optional<Secret> read(Kind kind, String text) {
        var match = SHAPE.matcher(text);
        return match.matches() && match.group(1).equals(kind.mark)
                ? Optional.of(new Secret(text, match.group(2)))
                : Optional.empty();
    }

    byte[] hash() {
        return hash(text);
    }

    boolean matches(byte[] kept) {
        return MessageDigest.isEqual(hash(), kept);
    }

    static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Hexadecimal digits of this many random bytes. */
    static String random(int bytes) {
        byte[] value = new byte[bytes];
        RANDOM.nextBytes(value);
        return HexFormat.of().formatHex(value);
    }

    /** Tokens never reach a log by accident. */
    @Override
    public String toString() {
        return "Secret[" + prefix + "]";
    }
}
