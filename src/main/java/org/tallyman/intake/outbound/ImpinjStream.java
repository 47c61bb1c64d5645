package org.tallyman.intake.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.tallyman.dialect.json.LineSplitter;
import org.tallyman.intake.line.LineTrouble;

/**
 * The endless answer of Impinj's IoT device interface to {@code GET /api/v1/data/stream}: one event a line, an empty line
 * as keep-alive. The next bytes are read only when the lines before are durable, so that TCP slows the reader down.
 */
final class ImpinjStream implements Conversation {

    static final String PATH = "/api/v1/data/stream";

    private static final int CHUNK_BYTES = 65_536;

    private final OutboundLink link;
    private final OutboundConfig config;
    private final LineKeeper keeper;
    private final LineSplitter splitter;
    private final HttpClient client;

    ImpinjStream(OutboundLink link, OutboundConfig config, LineKeeper keeper) {
        this.link = link;
        this.config = config;
        this.keeper = keeper;
        this.splitter = new LineSplitter(config.lineBytesMax());
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(config.answerWithin())
                .executor(Executors.newVirtualThreadPerTaskExecutor());
        if (!link.certificate().isEmpty()) {
            builder.sslContext(PinnedCertificate.parse(link.certificate()).context());
        }
        this.client = builder.build();
    }

    @Override
    public void run(Listener listener) throws LineBrokenException, InterruptedException {
        try (InputStream body = call()) {
            listener.connected();
            byte[] chunk = new byte[CHUNK_BYTES];
            for (int length = body.read(chunk); length >= 0; length = body.read(chunk)) {
                listener.heard();
                keeper.keep(splitter.feed(chunk, length), listener);
            }
            throw new LineBrokenException("the device ended the stream");
        } catch (IOException e) {
            throw new LineBrokenException(LineTrouble.inWords(
                    e, link.address().toString(), LinkKind.host(link.address()), config.answerWithin()));
        } finally {
            // Half a line is evidence of the event that was lost with the rest of it.
            keeper.keep(splitter.rest(), listener);
        }
    }

    private InputStream call() throws IOException, InterruptedException, LineBrokenException {
        URI target = link.address().resolve(PATH);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(target).timeout(config.answerWithin()).header("Accept", "application/json");
        if (!link.userName().isEmpty()) {
            String login = link.userName() + ":" + link.password();
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
        }
        HttpResponse<InputStream> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            answer.body().close();
            throw new LineBrokenException(
                    switch (answer.statusCode()) {
                        case 401, 403 -> "the device refuses user name and password (" + answer.statusCode() + ")";
                        case 404 -> "the device has no " + PATH + " (404)";
                        default -> "the device answers " + answer.statusCode() + " instead of a stream";
                    });
        }
        return answer.body();
    }

    @Override
    public Optional<Duration> silenceMax() {
        return Optional.of(config.silentAfter());
    }

    @Override
    public void hangUp() {
        client.shutdownNow();
    }
}
