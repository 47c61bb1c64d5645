package org.tallyman.intake;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallyman.device.DeviceView;
import org.tallyman.device.Devices;
import org.tallyman.dialect.DialectRegistry;
import org.tallyman.dialect.Frame;
import org.tallyman.ident.DeviceId;

/** Takes messages that come over HTTP, once it is known which device sends. */
@ApplicationScoped
class HttpLink {

    /** The query parameter that holds a token where nothing else can; it never reaches the journal. */
    static final String TOKEN = "token";

    private static final String NAME = "http";

    /** Name, value and separator. */
    private static final Pattern PARAMETER = Pattern.compile("([^&;=]+)(?:=[^&;]*)?(?:[&;]|$)");

    private final Devices devices;
    private final DialectRegistry dialects;
    private final RateLimit rates;
    private final Intake intake;
    private final LinkMetrics metrics;
    private final Clock clock;

    HttpLink(
            Devices devices,
            DialectRegistry dialects,
            RateLimit rates,
            Intake intake,
            LinkMetrics metrics,
            Clock clock) {
        this.devices = devices;
        this.dialects = dialects;
        this.rates = rates;
        this.intake = intake;
        this.metrics = metrics;
        this.clock = clock;
    }

    CompletionStage<Response> receive(DeviceId id, String dialect, String target, byte[] body) {
        Optional<Response> refusal = refuse(id, dialect);
        if (refusal.isPresent()) {
            return CompletableFuture.completedFuture(refusal.get());
        }
        DeviceView device = devices.byId(id.value()).orElseThrow();
        if (!rates.allows(id)) {
            metrics.refused(NAME, dialect, "too-fast", id);
            return CompletableFuture.completedFuture(IngestAnswers.tooFast());
        }
        long started = System.nanoTime();
        return intake.answer(device, NAME, new Frame(target, body, clock.instant()))
                .handle((answer, failure) -> {
                    if (failure != null) {
                        return failed(id, dialect, failure);
                    }
                    metrics.acknowledged(NAME, dialect, System.nanoTime() - started);
                    return IngestAnswers.kept(answer.receipt(), answer.reply());
                });
    }

    private Optional<Response> refuse(DeviceId id, String dialect) {
        if (dialects.find(dialect).isEmpty()) {
            metrics.refused(NAME, "unknown", "unknown-dialect");
            return Optional.of(IngestAnswers.unknownDialect(dialect, dialects.names()));
        }
        Optional<DeviceView> device = devices.byId(id.value());
        if (device.isEmpty() || !device.get().active()) {
            metrics.refused(NAME, dialect, "disabled", id);
            return Optional.of(IngestAnswers.disabled());
        }
        if (!device.get().dialect().equals(dialect)) {
            metrics.refused(NAME, dialect, "other-dialect", id);
            return Optional.of(IngestAnswers.otherDialect(device.get(), dialect));
        }
        return Optional.empty();
    }

    private Response failed(DeviceId id, String dialect, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (!(cause instanceof JournalException refused)) {
            throw new IllegalStateException("the journal failed", cause);
        }
        metrics.refused(NAME, dialect, refused.reason().code(), id);
        return IngestAnswers.notKept(refused);
    }

    /** Method, path and query as the dialects read them, without the token. */
    static String target(HttpServerRequest request) {
        String path = request.path();
        String query = withoutToken(request.query());
        return request.method().name() + " " + path + (query.isEmpty() ? "" : "?" + query);
    }

    /** However its name is written: whoever reads the parameters decodes names and takes a semicolon as an end too. */
    static String withoutToken(@Nullable String query) {
        if (query == null) {
            return "";
        }
        String rest = PARAMETER
                .matcher(query)
                .replaceAll(
                        match -> TOKEN.equals(decoded(match.group(1))) ? "" : Matcher.quoteReplacement(match.group()));
        boolean cut = rest.length() < query.length() && (rest.endsWith("&") || rest.endsWith(";"));
        return cut ? rest.substring(0, rest.length() - 1) : rest;
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return name;
        }
    }
}
