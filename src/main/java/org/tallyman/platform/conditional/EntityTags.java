package org.tallyman.platform.conditional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.tallyman.platform.Problem;

/** The tags of documents: equal for equal JSON, whenever and wherever it is asked for. */
@ApplicationScoped
public class EntityTags {

    private static final int BYTES = 16;

    private final ObjectMapper json;

    EntityTags(ObjectMapper json) {
        this.json = json;
    }

    /**
     * Ends the request unless this is what the caller means to change.
     *
     * @param ifMatch the header; null when the caller changes it whatever it is
     * @throws org.tallyman.platform.ProblemException 412 when it is something else by now
     */
    public void require(@Nullable String ifMatch, Object document) {
        if (ifMatch != null && !match(ifMatch, document)) {
            throw Problem.changed().exception();
        }
    }

    /** Whether this is what {@code If-Match} says. */
    public boolean match(String ifMatch, Object document) {
        return matches(ifMatch, of(write(document)));
    }

    String write(Object document) {
        try {
            return json.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a JSON text, in quotation marks. */
    static String of(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES)) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Whether a header, {@code *} or a list of tags, has this one; weak tags are compared like strong ones. */
    static boolean matches(String header, String tag) {
        return Arrays.stream(header.split(","))
                .map(each -> each.strip().replaceFirst("^W/", ""))
                .anyMatch(each -> each.equals("*") || each.equals(tag));
    }
}
