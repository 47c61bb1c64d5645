package org.tallyman.dialect.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FieldsTest {

    @Test
    void readsNumbersWhereTheyStand() {
        Fields fields = fields("+a,,12.5,-0.000123,+7,0F,20240229235960,,");
        assertThat(fields.count()).isEqualTo(9);
        assertThat(fields.text(0)).isEqualTo("+a");
        assertThat(fields.text(0, 1)).isEqualTo("a");
        assertThat(fields.isEmpty(1)).isTrue();
        assertThat(fields.decimal(2)).isEqualTo(12.5);
        assertThat(fields.decimal(3)).isEqualTo(-0.000123);
        assertThat(fields.whole(4, 0)).isEqualTo(7);
        assertThat(fields.hex(5, 0)).isEqualTo(15);
        assertThat(fields.isHex(5)).isTrue();
        assertThat(fields.isDigits(5)).isFalse();
        assertThat(fields.time(6)).isEqualTo(Instant.parse("2024-03-01T00:00:00Z"));
        assertThat(fields.isEmpty(8)).isTrue();
    }

    @Test
    void hasNothingBehindTheLastField() {
        Fields fields = fields("1");
        assertThat(fields.decimal(fields.next())).isEqualTo(1);
        assertThat(fields.isOver()).isTrue();
        assertThat(fields.text(fields.next())).isEmpty();
        assertThat(fields.decimal(7)).isNaN();
        assertThat(fields.whole(-1, 3)).isEqualTo(3);
        assertThat(fields.hex(Integer.MAX_VALUE, 4)).isEqualTo(4);
        assertThat(fields.time(2)).isNull();
        assertThat(fields.is(2, "")).isFalse();
    }

    @Test
    void takesNothingElseForANumber() {
        for (String text :
                new String[] {"", "-", ".", "1.2.3", "1e5", "NaN", "0x1", "1 ", "--1", "99999999999999999999"}) {
            Fields fields = fields(text);
            assertThat(fields.decimal(0)).as(text).isNaN();
            assertThat(fields.whole(0, -9)).as(text).isEqualTo(-9);
        }
        assertThat(fields("20240230000000").time(0)).isNull();
        assertThat(fields("20240201240000").time(0)).isNull();
        assertThat(fields("2024020124000").time(0)).isNull();
        assertThat(fields("1234567890123456").hex(0, -9)).isEqualTo(-9);
    }

    @Test
    void readsDecimalsAsJavaDoes() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            String text = new java.math.BigDecimal(
                            java.math.BigInteger.valueOf(random.nextLong() >> random.nextInt(6, 60)))
                    .movePointLeft(random.nextInt(16))
                    .toPlainString();
            double found = fields(text).decimal(0);
            if (text.replaceAll("\\D", "").length() <= 18) {
                assertThat(found).as(text).isEqualTo(Double.parseDouble(text));
            }
        }
    }

    private static Fields fields(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return new Fields(bytes, 0, bytes.length, ',');
    }
}
