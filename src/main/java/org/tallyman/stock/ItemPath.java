package org.tallyman.stock;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** An item in the path of our own pages: short for Digital Links, percent-encoded for everything else. */
public final class ItemPath {

    private static final String LINK = "https://id.gs1.org/";

    private ItemPath() {}

    /** The address of an item's page; a Digital Link's own escapes stay. */
    public static String of(String item) {
        return "/items/" + (item.startsWith(LINK) ? item.substring(LINK.length()) : encoded(item));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The code that the undecoded rest of a path stands for. */
    static String code(String rest) {
        if (rest.matches("(?:00|01|8003|8004|8006|253|414|8010|8017|8018)/.+")) {
            return LINK + rest;
        }
        // A proxy may have merged the two slashes of an address.
        return URLDecoder.decode(rest.replace("+", "%2B"), StandardCharsets.UTF_8)
                .replaceFirst("^(https?:/)([^/])", "$1/$2");
    }
}
