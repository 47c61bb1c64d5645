package org.tallyman.dialect.ble;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.tallyman.dialect.tracker.ByteCursor;

/** Damaged payloads, and any bytes behind every company's and service's number. */
class HostileAdvertsTest {

    private static final int[] COMPANIES = {
        0x4C, 0x59, 0x77, 0x26C, 0x3DA, 0x499, 0x500, 0x583, 0x590, 0x639, 0x757, 0x75B, 0x89A, 0xA62
    };
    private static final int[] BEGINNINGS = {1, 2, 3, 4, 5, 9, 0x40, 0x51, 0xA1, 0xA3, 0xA4, 0xCA};
    private static final int ROUNDS = 3_000;
    private static final int BYTES_MAX = 60;

    @Test
    void survivesAnyBytesBehindAnyNumber() {
        Random random = new Random(7);
        for (int company : COMPANIES) {
            for (int i = 0; i < ROUNDS; i++) {
                byte[] data = bytes(random);
                assertPlain(said -> Decoders.manufacturer(company, new ByteCursor(data), said));
            }
        }
        for (int service = 0; service <= 0xFFFF; service++) {
            int uuid = service;
            byte[] data = bytes(random);
            assertPlain(said -> Decoders.service(uuid, new ByteCursor(data), said));
        }
    }

    @Test
    void survivesDamageToWholePayloads() {
        for (byte[] payload : new byte[][] {
            Adverts.manufacturer(0x499, "05 0fa0 4e20 c350 0010 fff0 03e8 ac36 07 0102 aabbccddeeff"),
            Adverts.manufacturer(0x89A, "01 b7 08fc 2d 8005 f6 ff9c 64"),
            Adverts.manufacturer(0x3DA, "01000000 40 f401 06 64 23 01 00000000"),
            Adverts.manufacturer(0x590, HexFormat.of().formatHex(new byte[] {'{', '"', 'a', '"', ':', '1', '}'})),
            Adverts.service(0xFCD2, "40 0005 0164 02f401 1a01 3a02 5303 414243"),
            Adverts.service(0xFD94, "0942 530f000c4e0d000a0a4669667468"),
            Adverts.service(0xFE6A, "03 06 01 00000000 50 03 05 1e 15")
        }) {
            for (int length = 0; length < payload.length; length++) {
                byte[] cut = Arrays.copyOf(payload, length);
                assertPlain(said -> said.read(cut));
            }
            for (int bit = 0; bit < payload.length * 8; bit++) {
                byte[] damaged = payload.clone();
                damaged[bit / 8] ^= (byte) (1 << bit % 8);
                assertPlain(said -> said.read(damaged));
            }
        }
    }

    private static byte[] bytes(Random random) {
        byte[] data = new byte[random.nextInt(BYTES_MAX)];
        random.nextBytes(data);
        // Half of the time what begins as most frames begin, or the rest would hardly ever be read.
        if (data.length > 1 && random.nextBoolean()) {
            data[0] = (byte) BEGINNINGS[random.nextInt(BEGINNINGS.length)];
        }
        return data;
    }

    private static void assertPlain(Consumer<Advertisement> reading) {
        Advertisement said = new Advertisement();
        reading.accept(said);
        assertThat(said.values()).allMatch(v -> Double.isFinite(v.value()));
        assertThat(said.attributes()).doesNotContainValue(null);
        String beacon = said.beacon();
        assertThat(beacon == null || beacon.length() % 4 == 0).isTrue();
    }
}
