package org.tallyman.dialect.cbor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tallyman.ident.Parsed;

class CborTest {

    /** {@code [1, -2, 1.5, {"a": true, 3: [h'0102']}, "ä", 0.25]} in definite and indefinite lengths and a decimal fraction. */
    private static final String WHOLE = "9f 01 21 f93e00 bf6161f5 03 814201 02ff 62c3a4 c4 82 21 1819 ff";

    @Test
    void readsItemsOfAllKinds() {
        assertThat(read(WHOLE))
                .asString()
                .startsWith("[1, -2, 1.5, {a=true, 3=[")
                .endsWith("]}, ä, 0.25]");
        assertThat(read("1bffffffffffffffff")).isEqualTo(0x1p64);
        assertThat(read("3bffffffffffffffff")).isEqualTo(-0x1p64);
        assertThat(read("3b7fffffffffffffff")).isEqualTo(Long.MIN_VALUE);
        assertThat(read("fa3fc00000")).isEqualTo(1.5);
        assertThat(read("7f 61 61 62 6263 ff")).isEqualTo("abc");
        assertThat(read("83 f6 f7 01")).isEqualTo(List.of(1L));
        assertThat(read("a1 6161 f6")).isEqualTo(Map.of());
        assertThat(read("d9d9f7 01")).as("self-described").isEqualTo(1L);
    }

    @Test
    void refusesWhatIsNoItem() {
        for (String hex : new String[] {
            "",
            "18",
            "1c",
            "1f",
            "62c3",
            "62ffff",
            "8201",
            "9f01",
            "a101",
            "a1f501",
            "5f6161ff",
            "0101",
            "ff",
            "e0",
            "9b7fffffffffffffff",
            "5b7fffffffffffffff",
            "9bffffffffffffffff",
            "81".repeat(30) + "01"
        }) {
            assertThat(Cbor.read(HexFormat.of().parseHex(hex))).as(hex).isInstanceOf(Parsed.Refused.class);
        }
    }

    @Test
    void survivesAnyDamage() {
        byte[] whole = HexFormat.of().parseHex(WHOLE.replace(" ", ""));
        for (int length = 0; length < whole.length; length++) {
            assertThat(Cbor.read(Arrays.copyOf(whole, length))).isInstanceOf(Parsed.Refused.class);
        }
        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] damaged = whole.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(Cbor.read(damaged)).isNotNull();
        }
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            assertThat(Cbor.read(bytes)).isNotNull();
        }
    }

    private static Object read(String hex) {
        Parsed<Object> parsed = Cbor.read(HexFormat.of().parseHex(hex.replace(" ", "")));
        return ((Parsed.Ok<Object>) parsed).value();
    }
}
