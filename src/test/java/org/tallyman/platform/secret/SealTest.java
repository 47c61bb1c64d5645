package org.tallyman.platform.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SealTest {

    private static final String ONE = "01".repeat(32);
    private static final String OTHER = "02".repeat(32);
    private static final byte[] BYTES = "sixteen bytes it".getBytes(UTF_8);

    private final Seal none = seal(null, null);
    private final Seal one = seal(ONE, null);
    private final Seal turning = seal(OTHER, ONE);

    @Test
    void opensWhatItSealedAndNeverSealsTheSameTwice() {
        String sealed = one.seal("pässword");
        assertThat(sealed).startsWith("sealed:1:").doesNotContain("pässword").isNotEqualTo(one.seal("pässword"));
        assertThat(one.open(sealed)).isEqualTo("pässword");
        assertThat(one.open(one.seal(BYTES))).isEqualTo(BYTES);
        assertThat(one.seal(new byte[64])).hasSizeLessThanOrEqualTo(128);
    }

    @Test
    void leavesAloneWhatIsEmptyOrWasKeptBeforeThereWasAKey() {
        assertThat(one.seal("")).isEmpty();
        assertThat(one.open("clear")).isEqualTo("clear");
        assertThat(one.open(BYTES)).isEqualTo(BYTES);
        assertThat(none.seal("clear")).isEqualTo("clear");
        assertThat(none.seal(BYTES)).isEqualTo(BYTES);
    }

    @Test
    void knowsWhatIsToBeSealedAgain() {
        assertThat(one.isCurrent(one.seal("x"))).isTrue();
        assertThat(one.isCurrent("x")).isFalse();
        assertThat(none.isCurrent("x")).isTrue();
        assertThat(turning.isCurrent(one.seal("x"))).isFalse();
        assertThat(turning.isCurrent(one.seal(BYTES))).isFalse();
        assertThat(turning.open(one.seal("x"))).isEqualTo("x");
        assertThat(seal(null, ONE).seal(seal(null, ONE).open(one.seal("x")))).isEqualTo("x");
    }

    @Test
    void opensNothingWithAnotherKeyOrAfterAChange() {
        String sealed = one.seal("secret");
        assertThatThrownBy(() -> seal(OTHER, null).open(sealed)).hasMessageContaining("TALLYMAN_SECRET_KEY");
        assertThatThrownBy(() -> none.open(sealed)).isInstanceOf(UnsealableException.class);
        byte[] raw = Base64.getDecoder().decode(sealed.substring("sealed:1:".length()));
        for (int i = 0; i < raw.length; i++) {
            byte[] changed = raw.clone();
            changed[i] ^= 1;
            String text = "sealed:1:" + Base64.getEncoder().encodeToString(changed);
            assertThatThrownBy(() -> one.open(text)).isInstanceOf(UnsealableException.class);
        }
    }

    @Test
    void namesTheSettingOfAKeyThatIsNone() {
        assertThatThrownBy(() -> seal("short", null)).hasMessageContaining("TALLYMAN_SECRET_KEY is not 32 bytes");
        assertThatThrownBy(() -> seal(ONE, "zz".repeat(32))).hasMessageContaining("TALLYMAN_SECRET_KEY_BEFORE");
    }

    private static Seal seal(@Nullable String key, @Nullable String before) {
        return new Seal(Optional.ofNullable(key), Optional.ofNullable(before));
    }
}
