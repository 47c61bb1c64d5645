package org.tallyman.dialect.ble;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Payloads for tests, and what they say in words. */
final class Adverts {

    private Adverts() {}

    /** A payload with the flags of a beacon and one structure of a company. */
    static byte[] manufacturer(int company, String hex) {
        return structure(0xFF, company, hex);
    }

    static byte[] service(int uuid, String hex) {
        return structure(0x16, uuid, hex);
    }

    private static byte[] structure(int type, int number, String hex) {
        String data = "%02x%02x%s".formatted(number & 0xFF, number >> 8, hex.replace(" ", ""));
        return HexFormat.of().parseHex("020106%02x%02x%s".formatted(data.length() / 2 + 1, type, data));
    }

    /** Measurements and signals, such as {@code temperature=21.5 Cel} and {@code motion}, {@code no motion}. */
    static List<String> said(byte[] payload) {
        Advertisement said = read(payload);
        return Stream.concat(
                        said.values().stream()
                                .map(v -> (v.quantity() + " " + v.sensor()).strip() + "=" + v.value() + " " + v.unit()),
                        said.contacts().stream().map(c -> (c.on() ? "" : "no ") + c.name()))
                .toList();
    }

    static Advertisement read(byte[] payload) {
        Advertisement said = new Advertisement();
        said.read(payload);
        return said;
    }
}
