package org.tallyman.dialect.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The check values of the catalogue of CRC algorithms, for the digits 1 to 9. */
class ChecksumsTest {

    private static final byte[] DIGITS = "0123456789".getBytes(StandardCharsets.US_ASCII);

    @Test
    void agreesWithTheCatalogue() {
        assertThat(Checksums.crc16Arc(DIGITS, 1, 10)).isEqualTo(0xBB3D);
        assertThat(Checksums.crc16X25(DIGITS, 1, 10)).isEqualTo(0x906E);
        assertThat(Checksums.crc16Ccitt(DIGITS, 1, 10)).isEqualTo(0x29B1);
    }

    @Test
    void addsAndXors() {
        assertThat(Checksums.sum(DIGITS, 1, 10)).isEqualTo(0xDD);
        assertThat(Checksums.xor(DIGITS, 1, 10)).isEqualTo(0x31);
    }
}
