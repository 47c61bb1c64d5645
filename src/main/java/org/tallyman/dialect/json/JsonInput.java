package org.tallyman.dialect.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import org.tallyman.ident.Refusal;

/** Opens parsers: UTF-8 only, with the limits of {@link JsonLimits}. */
final class JsonInput {

    /** Buffers are pooled for all threads, because a virtual thread lives for one message only. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(JsonLimits.DEPTH)
                    .maxStringLength(JsonLimits.TEXT_LENGTH)
                    .maxNumberLength(JsonLimits.NUMBER_LENGTH)
                    .maxNameLength(JsonLimits.NAME_LENGTH)
                    .build())
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();

    private static final Pattern SOURCE = Pattern.compile(" ?\\(?(start marker )?at \\[Source:[^]]*]\\)?");

    private JsonInput() {}

    static JsonParser open(byte[] bytes, int from, int to) throws IOException {
        return FACTORY.createParser(bytes, from, to - from);
    }

    static JsonParser open(InputStream bytes) throws IOException {
        return FACTORY.createParser(bytes);
    }

    static Refusal refusal(JsonProcessingException fault) {
        String rule = SOURCE.matcher(String.valueOf(fault.getOriginalMessage())).replaceAll("");
        return new Refusal("json-syntax", "JSON", "", rule + " (RFC 8259)");
    }

    static int offset(JsonProcessingException fault) {
        return fault.getLocation() == null
                ? 0
                : (int) Math.max(0, fault.getLocation().getByteOffset());
    }
}
