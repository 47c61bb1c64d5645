package org.tallyman.platform.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Seals secrets on their way into the database, and opens them on their way out. Without a key they pass as they are; what was
 * kept before there was one is read as it is.
 */
@ApplicationScoped
public class Seal {

    private static final String TEXT_MARK = "sealed:1:";
    private static final byte[] BYTES_MARK = "\u0000sealed1".getBytes(UTF_8);

    private final Optional<SealingKey> key;
    private final Optional<SealingKey> before;

    @Inject
    Seal(SecretConfig config) {
        this(config.key(), config.keyBefore());
    }

    Seal(Optional<String> key, Optional<String> before) {
        this.key = key.map(text -> SealingKey.parse(text, "TALLYMAN_SECRET_KEY"));
        this.before = before.map(text -> SealingKey.parse(text, "TALLYMAN_SECRET_KEY_BEFORE"));
    }

    /** As it is to be kept. An empty text is no secret. */
    public String seal(String secret) {
        return key.filter(each -> !secret.isEmpty())
                .map(each -> TEXT_MARK + Base64.getEncoder().encodeToString(each.seal(secret.getBytes(UTF_8))))
                .orElse(secret);
    }

    public byte[] seal(byte[] secret) {
        return key.map(each -> marked(each.seal(secret))).orElse(secret);
    }

    /**
     * What was kept.
     *
     * @throws UnsealableException when no key opens it
     */
    public String open(String kept) {
        return isSealed(kept) ? new String(opened(bytes(kept)), UTF_8) : kept;
    }

    public byte[] open(byte[] kept) {
        return isSealed(kept) ? opened(Arrays.copyOfRange(kept, BYTES_MARK.length, kept.length)) : kept;
    }

    /** Whether it lies as it would be kept now; else it is to be written again. */
    public boolean isCurrent(String kept) {
        return kept.isEmpty() || (isSealed(kept) ? byTheKey(bytes(kept)) : key.isEmpty());
    }

    public boolean isCurrent(byte[] kept) {
        return isSealed(kept) ? byTheKey(Arrays.copyOfRange(kept, BYTES_MARK.length, kept.length)) : key.isEmpty();
    }

    private boolean byTheKey(byte[] sealed) {
        return key.flatMap(each -> each.open(sealed)).isPresent();
    }

    private byte[] opened(byte[] sealed) {
        return key.flatMap(each -> each.open(sealed))
                .or(() -> before.flatMap(each -> each.open(sealed)))
                .orElseThrow(UnsealableException::new);
    }

    private static boolean isSealed(String kept) {
        return kept.startsWith(TEXT_MARK);
    }

    private static boolean isSealed(byte[] kept) {
        return kept.length > BYTES_MARK.length
                && Arrays.equals(kept, 0, BYTES_MARK.length, BYTES_MARK, 0, BYTES_MARK.length);
    }

    private static byte[] bytes(String kept) {
        return Base64.getDecoder().decode(kept.substring(TEXT_MARK.length()));
    }

    private static byte[] marked(byte[] sealed) {
        byte[] all = Arrays.copyOf(BYTES_MARK, BYTES_MARK.length + sealed.length);
        System.arraycopy(sealed, 0, all, BYTES_MARK.length, sealed.length);
        return all;
    }
}
