package org.tallyman.intake.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tallyman.ident.DeviceId;
import org.tallyman.intake.webhook.Webhook.Encoding;
import org.tallyman.intake.webhook.Webhook.Scheme;

class WebhookTest {

    private static final Instant NOW = Instant.parse("2026-05-08T12:00:00Z");
    private static final byte[] BODY = "Hello, World!".getBytes(UTF_8);

    /** From GitHub's documentation of validating webhook deliveries. */
    private static final String SECRET = "It's a Secret to Everybody";

    private static final String SIGNATURE = "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    @Test
    void takesTheSignatureOfThePublishedExample() {
        assertThat(refusal(github(), Map.of("x-hub-signature-256", "sha256=" + SIGNATURE)))
                .isEmpty();
        assertThat(refusal(github(), Map.of("x-hub-signature-256", "sha256=" + SIGNATURE.toUpperCase(Locale.ROOT))))
                .isEmpty();
    }

    @Test
    void saysWhatIsWrongAndTellsNoSecret() {
        assertThat(refusal(github(), Map.of())).hasValue("header X-Hub-Signature-256 is missing");
        assertThat(refusal(github(), Map.of("x-hub-signature-256", SIGNATURE)))
                .hasValueSatisfying(why -> assertThat(why).contains("does not begin with “sha256=”"));
        assertThat(refusal(github(), Map.of("x-hub-signature-256", "sha256=xyz")))
                .hasValueSatisfying(why -> assertThat(why).contains("no signature in hexadecimal"));
        for (int i = 0; i < SIGNATURE.length(); i++) {
            char other = SIGNATURE.charAt(i) == '0' ? '1' : '0';
            String wrong = SIGNATURE.substring(0, i) + other + SIGNATURE.substring(i + 1);
            assertThat(refusal(github(), Map.of("x-hub-signature-256", "sha256=" + wrong)))
                    .hasValueSatisfying(why ->
                            assertThat(why).contains("not that of this body").doesNotContain(SECRET, SIGNATURE));
        }
        assertThat(refusal(github(), Map.of("x-hub-signature-256", "sha256=" + SIGNATURE.substring(2))))
                .isPresent();
        assertThat(refusal(github(), Map.of("x-hub-signature-256", "sha256="))).isPresent();
        assertThat(github().toString()).doesNotContain(SECRET);
    }

    @Test
    void aTimestampIsSignedAndMayNotBeOld() {
        Webhook webhook = new Webhook(
                new DeviceId(1),
                Scheme.HMAC_SHA512,
                SECRET,
                "X-Sig",
                "",
                Encoding.BASE64,
                "v0:{timestamp}:{body}",
                "X-Time",
                300);
        for (String at : new String[] {"1778241600", "1778241600000", "2026-05-08T12:00:00Z", "1778241899"}) {
            String signature = Base64.getEncoder().encodeToString(webhook.sign(at, BODY));
            assertThat(refusal(webhook, Map.of("x-sig", signature, "x-time", at)))
                    .as(at)
                    .isEmpty();
            assertThat(refusal(webhook, Map.of("x-sig", signature, "x-time", "1778241601")))
                    .isPresent();
        }
        String old = "1778241299";
        String signature = Base64.getEncoder().encodeToString(webhook.sign(old, BODY));
        assertThat(refusal(webhook, Map.of("x-sig", signature, "x-time", old)))
                .hasValue("header X-Time is 301 s off, and may be 300 s");
        assertThat(refusal(webhook, Map.of("x-sig", signature))).hasValue("header X-Time is missing");
        assertThat(refusal(webhook, Map.of("x-sig", signature, "x-time", "noon")))
                .hasValue("header X-Time is no time");
        assertThat(refusal(webhook, Map.of("x-sig", signature, "x-time", "999999999999999999999")))
                .isPresent();
    }

    @Test
    void aSecretInAHeaderIsComparedWhole() {
        Webhook webhook = new Webhook(
                new DeviceId(1), Scheme.TOKEN, SECRET, "X-Api-Key", "Key ", Encoding.HEX, "{body}", "", 300);
        assertThat(refusal(webhook, Map.of("x-api-key", "Key " + SECRET))).isEmpty();
        for (String wrong : new String[] {"Key ", "Key " + SECRET + "x", "Key " + SECRET.substring(1), SECRET}) {
            assertThat(refusal(webhook, Map.of("x-api-key", wrong)))
                    .hasValueSatisfying(why -> assertThat(why).doesNotContain(SECRET));
        }
    }

    @Test
    void everySchemeSignsAsItsStandardSays() {
        Webhook sha1 = new Webhook(new DeviceId(1), Scheme.HMAC_SHA1, "key", "X", "", Encoding.HEX, "{body}", "", 300);
        byte[] fox = "The quick brown fox jumps over the lazy dog".getBytes(UTF_8);
        assertThat(HexFormat.of().formatHex(sha1.sign("", fox))).isEqualTo("de7c9b85b8b78aa6bc8a7a36f70a90701c9db4d9");
    }

    private static Webhook github() {
        return new Webhook(
                new DeviceId(1),
                Scheme.HMAC_SHA256,
                SECRET,
                "X-Hub-Signature-256",
                "sha256=",
                Encoding.HEX,
                "{body}",
                "",
                300);
    }

    private static Optional<String> refusal(Webhook webhook, Map<String, String> headers) {
        return webhook.refusal(name -> headers.get(name.toLowerCase(Locale.ROOT)), BODY, NOW);
    }
}
