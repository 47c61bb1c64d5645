package org.tallyman.dialect.jt808;

import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The bodies of one message's packages until all are there. */
final class Packages {

    private static final int PACKAGES_MAX = 64;
    private static final int BYTES_MAX = 32_768;

    private final Map<Integer, byte[]> parts = new TreeMap<>();
    private int type;
    private int total;

    /** As {@link #context} said. */
    static Packages of(String context) {
        Packages packages = new Packages();
        String[] words = context.split(" ", PACKAGES_MAX + 3);
        try {
            if (words.length > 2) {
                packages.type = Integer.parseInt(words[0]);
                packages.total = Integer.parseInt(words[1]);
                for (int i = 2; i < words.length; i++) {
                    int colon = words[i].indexOf(':');
                    int number = Integer.parseInt(words[i].substring(0, Math.max(0, colon)));
                    packages.parts.put(number, HexFormat.of().parseHex(words[i].substring(colon + 1)));
                }
            }
        } catch (IllegalArgumentException e) {
            packages.parts.clear();
        }
        return packages;
    }

    /** Type, number of packages, and what has come. */
    String context() {
        if (parts.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder().append(type).append(' ').append(total);
        parts.forEach((number, body) -> text.append(' ')
                .append(number)
                .append(':')
                .append(HexFormat.of().formatHex(body)));
        return text.toString();
    }

    /** The body of the whole message when this was the last that it lacked; null when it waits for more. */
    byte @Nullable [] add(Message message) {
        if (message.type() != type || message.packages() != total || message.packages() > PACKAGES_MAX) {
            parts.clear();
        }
        type = message.type();
        total = message.packages();
        if (total > PACKAGES_MAX || message.part() < 1 || message.part() > total) {
            return null;
        }
        parts.put(message.part(), message.body().bytes(message.size()));
        int bytes = 0;
        for (byte[] body : parts.values()) {
            bytes += body.length;
        }
        if (bytes > BYTES_MAX) {
            parts.clear();
        }
        return parts.size() == total && total > 0 ? whole(bytes) : null;
    }

    private byte[] whole(int length) {
        byte[] whole = new byte[length];
        int at = 0;
        for (byte[] body : parts.values()) {
            System.arraycopy(body, 0, whole, at, body.length);
            at += body.length;
        }
        parts.clear();
        return whole;
    }
}
