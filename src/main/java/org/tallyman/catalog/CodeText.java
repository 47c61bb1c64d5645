package org.tallyman.catalog;

import io.quarkus.qute.TemplateExtension;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.tallyman.ident.ReadableCode;

/** Writes codes in templates the way people read them: {@code {gs1:text(item)}}, {@code {gs1:kind(item)}}. */
@TemplateExtension(namespace = "gs1")
public final class CodeText {

    private CodeText() {}

    public static String text(String code) {
        return ReadableCode.of(code).text();
    }

    /** Where the one field for any code leads with this one. */
    public static String search(String code) {
        return "/search?q=" + URLEncoder.encode(code, StandardCharsets.UTF_8);
    }

    public static String kind(String code) {
        return ReadableCode.of(code).kind();
    }
}
