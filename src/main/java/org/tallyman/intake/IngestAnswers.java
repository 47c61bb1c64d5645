package org.tallyman.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tallyman.device.DeviceView;
import org.tallyman.dialect.Rejection;
import org.tallyman.dialect.Reply;
import org.tallyman.platform.Problem;

/** What a device is told, over HTTP and in part over CoAP. The same message gets the same bytes, however often it comes. */
public final class IngestAnswers {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String DUPLICATE = "Tallyman-Duplicate";
    private static final String RETRY_AFTER = "Retry-After";

    private IngestAnswers() {}

    /**
     * 200 with what was taken and what was not, or in the words of a language that has its own; 400 when nothing could be
     * taken. Either way the bytes are kept, and what is wrong with them is in quarantine.
     */
    static Response kept(Receipt receipt, Optional<Reply> reply) {
        boolean nothing = receipt.accepted() == 0 && !receipt.rejections().isEmpty();
        if (!nothing && reply.isPresent()) {
            byte[] bytes = reply.get().bytes();
            return Response.ok(bytes, bytes.length > 0 && bytes[0] == '<' ? MediaType.TEXT_XML : MediaType.TEXT_PLAIN)
                    .build();
        }
        Response.ResponseBuilder answer = nothing
                ? Response.status(Status.BAD_REQUEST).type(Problem.MEDIA_TYPE).entity(malformed(receipt))
                : Response.ok(accepted(receipt), MediaType.APPLICATION_JSON_TYPE);
        return receipt.duplicate() ? answer.header(DUPLICATE, true).build() : answer.build();
    }

    /** What was taken and what was not, as JSON. */
    public static byte[] accepted(Receipt receipt) {
        if (receipt.rejections().isEmpty()) {
            String text =
                    "{\"message\":\"" + receipt.id() + "\",\"accepted\":" + receipt.accepted() + ",\"rejected\":[]}";
            return text.getBytes(StandardCharsets.US_ASCII);
        }
        return write(json -> {
            json.writeStringField("message", receipt.id().toString());
            json.writeNumberField("accepted", receipt.accepted());
            writeRejections(json, receipt.rejections());
        });
    }

    private static byte[] malformed(Receipt receipt) {
        Rejection first = receipt.rejections().getFirst();
        return write(json -> {
            json.writeStringField("type", "/problems/malformed");
            json.writeStringField("title", "Nothing in this message could be taken");
            json.writeNumberField("status", Status.BAD_REQUEST.getStatusCode());
            json.writeStringField(
                    "detail",
                    (first.offset() < 0 ? "" : "At byte " + first.offset() + ": ")
                            + first.refusal().sentence());
            json.writeStringField("message", receipt.id().toString());
            json.writeNumberField("accepted", 0);
            writeRejections(json, receipt.rejections());
        });
    }

    private static void writeRejections(JsonGenerator json, List<Rejection> rejections) throws IOException {
        json.writeArrayFieldStart("rejected");
        for (Rejection rejection : rejections) {
            json.writeStartObject();
            json.writeNumberField("index", rejection.index());
            if (rejection.offset() >= 0) {
                json.writeNumberField("offset", rejection.offset());
            }
            json.writeStringField("code", rejection.refusal().code());
            json.writeStringField("field", rejection.refusal().field());
            json.writeStringField("value", rejection.refusal().value());
            json.writeStringField("rule", rejection.refusal().rule());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static byte[] write(Members members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            members.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    static Response unknownToken() {
        Problem problem = new Problem(
                "unauthenticated",
                "Credentials needed",
                Status.UNAUTHORIZED,
                "Send the device's token: as token in the query, as password of HTTP Basic, or as Authorization: Bearer.");
        return Response.fromResponse(problem.response())
                .header("WWW-Authenticate", "Basic realm=\"tallyman\"")
                .build();
    }

    /** What was wrong with the proof; a header and not a secret. */
    static Response unproven(String why) {
        return new Problem("unproven", "Not proven who sends", Status.UNAUTHORIZED, "Nothing was kept: " + why + ".")
                .response();
    }

    static Response tooManyWrong(Duration wait) {
        Problem problem = new Problem(
                "too-many-attempts",
                "Too many wrong proofs",
                Status.TOO_MANY_REQUESTS,
                "Too many proofs of this device were wrong. Nothing was kept; send it again later.");
        return Response.fromResponse(problem.response())
                .header(RETRY_AFTER, wait.toSeconds() + 1)
                .build();
    }

    static Response unknownDialect(String dialect, Set<String> known) {
        return new Problem(
                        "unknown-dialect",
                        "No such device language",
                        Status.NOT_FOUND,
                        "“" + shortened(dialect) + "” is not one of: " + String.join(", ", known) + ".")
                .response();
    }

    static Response otherDialect(DeviceView device, String dialect) {
        return new Problem(
                        "other-dialect",
                        "Not this device's language",
                        Status.FORBIDDEN,
                        "Device " + device.code() + " is registered for " + device.dialect() + ", not " + dialect
                                + ": post to /ingest/" + device.dialect() + ", or change its registration.")
                .response();
    }

    static Response disabled() {
        return new Problem(
                        "disabled",
                        "This device may not send",
                        Status.FORBIDDEN,
                        "The device is disabled or no longer registered. Nothing was kept.")
                .response();
    }

    static Response tooFast() {
        return later(new Problem(
                "too-fast",
                "Too fast",
                Status.TOO_MANY_REQUESTS,
                "This device sends more messages a second than it may. Nothing was kept; send it again later."));
    }

    static Response notKept(JournalException refused) {
        return switch (refused.reason()) {
            case BUSY -> later(new Problem("busy", "Too much at once", Status.TOO_MANY_REQUESTS, sentence(refused)));
            case UNAVAILABLE, CLOSED ->
                later(new Problem("unavailable", "Not now", Status.SERVICE_UNAVAILABLE, sentence(refused)));
        };
    }

    private static String sentence(JournalException refused) {
        return "Nothing was kept: " + refused.getMessage() + ".";
    }

    private static Response later(Problem problem) {
        return Response.fromResponse(problem.response()).header(RETRY_AFTER, 1).build();
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    private interface Members {
        void write(JsonGenerator json) throws IOException;
    }
}
