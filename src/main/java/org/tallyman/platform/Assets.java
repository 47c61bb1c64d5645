package org.tallyman.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;

/** Addresses of the files in {@code META-INF/resources/assets}, each with a fingerprint of its content. */
@ApplicationScoped
class Assets {

    private final Map<String, String> addresses = new ConcurrentHashMap<>();

    String address(String name) {
        return addresses.computeIfAbsent(name, Assets::fingerprinted);
    }

    private static String fingerprinted(String name) {
        String path = "META-INF/resources/assets/" + name;
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalArgumentException("no such asset: " + name);
            }
            CRC32C sum = new CRC32C();
            sum.update(file.readAllBytes());
            return "/assets/" + name + "?v=" + Long.toString(sum.getValue(), 36);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
