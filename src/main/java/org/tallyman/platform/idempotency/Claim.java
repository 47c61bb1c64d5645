package org.tallyman.platform.idempotency;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** One request that carries a key: what it is called in the table, what it asks for, and how its answer is sealed. */
final class Claim {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final CommandId command;
    private final byte[] id;
    private final byte[] secret;
    private final byte[] fingerprint;
    private final UUID request = UUID.randomUUID();

    /**
     * A claim.
     *
     * @param caller its keys never meet those of another
     * @param address path and query
     */
    Claim(String caller, CommandId command, String address, byte[] body) {
        this.command = command;
        String name = caller + "\n" + command;
        this.id = hash("id\n" + name, new byte[0]);
        this.secret = hash("answer\n" + name, new byte[0]);
        this.fingerprint = hash(address + "\n", body);
    }

    CommandId command() {
        return command;
    }

    byte[] id() {
        return id.clone();
    }

    ByteBuffer name() {
        return ByteBuffer.wrap(id);
    }

    byte[] fingerprint() {
        return fingerprint.clone();
    }

    UUID request() {
        return request;
    }

    byte[] sealed(byte[] answer) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] text = cipher(Cipher.ENCRYPT_MODE, nonce, answer);
        return ByteBuffer.allocate(nonce.length + text.length)
                .put(nonce)
                .put(text)
                .array();
    }

    byte[] opened(byte[] sealed) {
        return cipher(
                Cipher.DECRYPT_MODE,
                Arrays.copyOf(sealed, NONCE_BYTES),
                Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length));
    }

    private byte[] cipher(int mode, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(secret, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an answer that was not sealed by this key", e);
        }
    }

    private static byte[] hash(String text, byte[] bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            return digest.digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
