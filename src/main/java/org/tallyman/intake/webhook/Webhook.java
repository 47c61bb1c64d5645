package org.tallyman.intake.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.tallyman.ident.DeviceId;

/**
 * How one device proves itself.
 *
 * @param secret of 16 to 500 characters
 * @param header that holds the signature, or the secret itself
 * @param prefix before it, such as {@code sha256=}
 * @param signed what is signed: {@code {body}} as it came, {@code {timestamp}} of the header
 * @param timestampHeader seconds or milliseconds since 1970, or RFC 3339; empty when there is none
 * @param toleranceS by how many seconds it may be off
 */
public record Webhook(
        DeviceId device,
        Scheme scheme,
        String secret,
        String header,
        String prefix,
        Encoding encoding,
        String signed,
        String timestampHeader,
        int toleranceS) {

    static final String BODY = "{body}";
    static final String TIMESTAMP = "{timestamp}";

    private static final long MILLIS_FROM = 100_000_000_000L;

    /** How. */
    public enum Scheme {
        HMAC_SHA256("HmacSHA256"),
        HMAC_SHA1("HmacSHA1"),
        HMAC_SHA512("HmacSHA512"),
        TOKEN("");

        private final String algorithm;

        Scheme(String algorithm) {
            this.algorithm = algorithm;
        }
    }

    /** How the bytes of a signature are written. */
    public enum Encoding {
        HEX,
        BASE64
    }

    /** Whether it stands where our own credentials do. */
    boolean isInAuthorization() {
        return header.equalsIgnoreCase("Authorization");
    }

    /** Why a message is not of this device, in words that tell no secret; empty when it is. */
    public Optional<String> refusal(Function<String, @Nullable String> headers, byte[] body, Instant now) {
        String given = headers.apply(header);
        if (given == null || given.isBlank()) {
            return Optional.of("header " + header + " is missing");
        }
        if (!given.strip().startsWith(prefix)) {
            return Optional.of("header " + header + " does not begin with “" + prefix + "”");
        }
        String proof = given.strip().substring(prefix.length()).strip();
        if (scheme == Scheme.TOKEN) {
            return same(proof.getBytes(UTF_8), secret.getBytes(UTF_8))
                    ? Optional.empty()
                    : Optional.of("header " + header + " does not hold the secret");
        }
        String timestamp = timestampHeader.isEmpty() ? "" : headers.apply(timestampHeader);
        Optional<String> late = timestampHeader.isEmpty() ? Optional.empty() : late(timestamp, now);
        if (late.isPresent()) {
            return late;
        }
        byte[] signature = bytes(proof);
        if (signature == null) {
            return Optional.of("header " + header + " is no signature in "
                    + (encoding == Encoding.HEX ? "hexadecimal" : "Base64"));
        }
        return same(signature, sign(timestamp == null ? "" : timestamp.strip(), body))
                ? Optional.empty()
                : Optional.of("the signature in header " + header + " is not that of this body with the secret");
    }

    private Optional<String> late(@Nullable String timestamp, Instant now) {
        if (timestamp == null) {
            return Optional.of("header " + timestampHeader + " is missing");
        }
        Instant at = instant(timestamp.strip());
        if (at == null) {
            return Optional.of("header " + timestampHeader + " is no time");
        }
        long off = Duration.between(at, now).abs().toSeconds();
        return off > toleranceS
                ? Optional.of("header " + timestampHeader + " is " + off + " s off, and may be " + toleranceS + " s")
                : Optional.empty();
    }

    private static @Nullable Instant instant(String text) {
        try {
            if (text.matches("[0-9]{1,15}")) {
                long number = Long.parseLong(text);
                return number < MILLIS_FROM ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
            }
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The signature of a body. */
    byte[] sign(String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(scheme.algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), scheme.algorithm));
            return mac.doFinal(text(timestamp, body));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has " + scheme.algorithm, e);
        }
    }

    private byte[] text(String timestamp, byte[] body) {
        String around = signed.replace(TIMESTAMP, timestamp);
        int at = around.indexOf(BODY);
        ByteArrayOutputStream text = new ByteArrayOutputStream(body.length + around.length());
        text.writeBytes(around.substring(0, at).getBytes(UTF_8));
        text.writeBytes(body);
        text.writeBytes(around.substring(at + BODY.length()).getBytes(UTF_8));
        return text.toByteArray();
    }

    private byte @Nullable [] bytes(String text) {
        try {
            return encoding == Encoding.HEX
                    ? HexFormat.of().parseHex(text)
                    : Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** In a time that tells nothing of where they differ, nor of how long the secret is. */
    private static boolean same(byte[] given, byte[] right) {
        return MessageDigest.isEqual(digest(given), digest(right));
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The secret never reaches a log by accident. */
    @Override
    public String toString() {
        return "Webhook[" + device + ", " + scheme + ", " + header + "]";
    }
}
