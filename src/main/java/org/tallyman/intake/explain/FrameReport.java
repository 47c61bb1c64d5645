package org.tallyman.intake.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Reply;
import org.tallyman.dialect.tallyman.NeutralJson;

/**
 * What came of one frame.
 *
 * @param observations in the published neutral schema, one object each
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FrameReport(
        int index,

        @JsonRawValue @Schema(implementation = Object[].class)
        String observations,

        @Schema(description = "device identifiers that the frame itself carries")
        List<String> ids,

        @Schema(description = "`none`, `ok` or `bad`") String checksum,

        @Schema(description = "what the device would be answered; left out when it gets no answer") @Nullable
        Answer reply,

        List<Rejected> rejections) {

    /** An answer in the device's language. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            @Schema(description = "of an HTTP answer") @Nullable
            Integer status,

            @Nullable String hex,

            @Schema(description = "the same bytes, where they are printable") @Nullable
            String text) {}

    static FrameReport of(int index, Frame frame, Decoding decoding) {
        return new FrameReport(
                index,
                NeutralJson.write(decoding.elements()),
                decoding.ids(),
                decoding.checksum().name().toLowerCase(Locale.ROOT),
                reply(frame, decoding),
                decoding.rejections().stream().map(Rejected::of).toList());
    }

    /** Over HTTP as {@code /ingest} answers: 400 when nothing could be taken. */
    private static @Nullable Answer reply(Frame frame, Decoding decoding) {
        byte[] bytes = decoding.reply().map(Reply::bytes).orElse(null);
        boolean http = frame.isRequest();
        boolean nothing =
                decoding.elements().isEmpty() && !decoding.rejections().isEmpty();
        Integer status = http ? Integer.valueOf(nothing ? 400 : 200) : null;
        if (bytes == null) {
            return status == null ? null : new Answer(status, null, null);
        }
        return new Answer(status, HexFormat.of().formatHex(bytes), printable(bytes));
    }

    /** The bytes as text; null when they are no text that can be shown. */
    static @Nullable String printable(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            boolean clean = text.chars().allMatch(c -> (c >= ' ' && c != 0x7f) || c == '\r' || c == '\n' || c == '\t');
            return clean ? text : null;
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
