package org.tallyman.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** The packaged application as a process of its own, on free ports and a data directory that one run uses. */
final class RunningApp {

    /** Where {@code ./tally} leaves what the JVM learnt in its training run. */
    static final Path CACHE = Path.of("target/quarkus-app/tallyman.aot");

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path dataDirectory;
    private final int httpPort = freePort();
    private final int mqttPort = freePort();
    private final int trackerPort = freePort();
    private final int coapPort = freePort();
    private final int managementPort = freePort();
    private final boolean withCache;
    private final HttpClient client = HttpClient.newHttpClient();
    private Process process;

    RunningApp(Path dataDirectory) {
        this(dataDirectory, true);
    }

    /** With or without the JVM's start-up cache that {@code ./tally} trains after a build. */
    RunningApp(Path dataDirectory, boolean withCache) {
        this.dataDirectory = dataDirectory;
        this.withCache = withCache;
        this.process = launch();
    }

    private Process launch() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(System.getProperty("tallyman.jvm-options", "-Xmx256m -XX:+UseSerialGC")
                .split(" ")));
        if (withCache && Files.exists(CACHE)) {
            command.addAll(List.of("-XX:AOTCache=" + CACHE, "-Xlog:aot*=off", "-Xlog:cds*=off"));
        }
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-jar", "target/quarkus-app/quarkus-run.jar"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().put("TALLYMAN_COAP_SECURED_PORT", "" + coapPort);
        builder.environment()
                .putAll(Map.of(
                        "TALLYMAN_DATA_DIR",
                        dataDirectory.toString(),
                        "TALLYMAN_ADMIN_PASSWORD",
                        password(),
                        "TALLYMAN_INTAKE_DEVICE_MESSAGES_PER_SECOND",
                        "1000000",
                        "QUARKUS_HTTP_HOST",
                        "127.0.0.1",
                        "QUARKUS_HTTP_PORT",
                        "" + httpPort,
                        "QUARKUS_MANAGEMENT_PORT",
                        "" + managementPort,
                        "QUARKUS_HTTP_INSECURE_REQUESTS",
                        "enabled",
                        "TALLYMAN_MQTT_WEB_SOCKET_PORT",
                        "0",
                        "TALLYMAN_MQTT_PORT",
                        "" + mqttPort,
                        "TALLYMAN_LINE_PORT_TELTONIKA",
                        "" + trackerPort));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the application says that it is ready; returns how long that took. */
    Duration awaitReady() throws InterruptedException {
        return await("http://127.0.0.1:" + managementPort + "/health/ready");
    }

    /** Waits until the sign-in page is served; returns how long that took. */
    Duration awaitFirstPage() throws InterruptedException {
        return await("http://127.0.0.1:" + httpPort + "/sign-in");
    }

    private Duration await(String address) throws InterruptedException {
        long started = System.nanoTime();
        HttpRequest ready = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(2))
                .build();
        while (System.nanoTime() - started < PATIENCE.toNanos()) {
            if (!process.isAlive()) {
                throw new IllegalStateException(
                        "the application ended; see " + log() + "; its last words:\n" + lastWords());
            }
            try {
                if (client.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return Duration.ofNanos(System.nanoTime() - started);
                }
            } catch (IOException e) {
                process.waitFor(10, TimeUnit.MILLISECONDS);
            }
        }
        throw new IllegalStateException("the application was not ready after " + PATIENCE + "; see " + log());
    }

    /** A run may take its directory with it when it fails, so that nobody could read there. */
    private String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
        } catch (IOException e) {
            return "none, since " + e;
        }
    }

    /** What the probe of readiness answers. */
    HttpResponse<String> health() throws IOException, InterruptedException {
        URI ready = URI.create("http://127.0.0.1:" + managementPort + "/health/ready");
        return answer(HttpRequest.newBuilder(ready));
    }

    /** A page as a person sees it. */
    String page(String path, String token) throws IOException, InterruptedException {
        URI page = URI.create("http://127.0.0.1:" + httpPort + path);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(page).header("Accept", "text/html").header("Authorization", "Bearer " + token);
        return answer(request).body();
    }

    private HttpResponse<String> answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.timeout(Duration.ofSeconds(10)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Ends the application as a crash would: no hook runs, its database server stays behind. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ends its database server as a crash would. */
    void killServer() throws IOException {
        kill(Long.parseLong(postmaster().getFirst().strip()));
    }

    /** Ends one of the database server's sessions, any one, upon which the server restarts them all. */
    void killSession(Random random) throws SQLException {
        List<Long> sessions = new ArrayList<>();
        try (Connection connection = database();
                PreparedStatement query = connection.prepareStatement("select pid from pg_stat_activity"
                        + " where application_name = 'tallyman' and backend_type = 'client backend' order by pid");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                sessions.add(row.getLong(1));
            }
        }
        kill(sessions.get(random.nextInt(sessions.size())));
    }

    private static void kill(long pid) {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    private List<String> postmaster() throws IOException {
        return Files.readAllLines(dataDirectory.resolve("postgres/data/postmaster.pid"));
    }

    /** Starts it again on the same data and ports. */
    void restart() {
        process = launch();
    }

    /**
     * Asks it to end, as a supervisor does, and returns its exit status.
     *
     * @throws IllegalStateException when it still runs after so long
     */
    int end(Duration within) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(within)) {
            throw new IllegalStateException("the application still runs " + within + " after SIGTERM; see " + log());
        }
        return process.exitValue();
    }

    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            kill();
        }
    }

    /** A connection to the embedded database, to count what is there. */
    Connection database() throws SQLException {
        try {
            Path home = dataDirectory.resolve("postgres");
            String secret = Files.readString(home.resolve("password")).strip();
            String port = postmaster().get(3).strip();
            return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/tallyman", "tallyman", secret);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Resident memory of the application's process, in megabytes. */
    long residentMegabytes() throws IOException {
        return residentKilobytes() / 1024;
    }

    long residentKilobytes() throws IOException {
        return kilobytes(process.pid(), "status", "VmRSS:");
    }

    /** Memory of the database server and its sessions, in megabytes; what they share counts once. */
    long databaseMegabytes() throws IOException {
        long postmaster = Long.parseLong(Files.readAllLines(dataDirectory.resolve("postgres/data/postmaster.pid"))
                .getFirst()
                .strip());
        long kilobytes = kilobytes(postmaster, "smaps_rollup", "Pss:");
        for (ProcessHandle session :
                ProcessHandle.of(postmaster).orElseThrow().children().toList()) {
            kilobytes += kilobytes(session.pid(), "smaps_rollup", "Pss:");
        }
        return kilobytes / 1024;
    }

    private static long kilobytes(long pid, String file, String field) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/" + file))) {
            if (line.startsWith(field)) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        return 0;
    }

    String password() {
        return "a bench administrator";
    }

    int httpPort() {
        return httpPort;
    }

    int mqttPort() {
        return mqttPort;
    }

    /** Where devices send over CoAP and DTLS once one has a key. */
    int coapPort() {
        return coapPort;
    }

    /** Where Teltonika trackers call. */
    int trackerPort() {
        return trackerPort;
    }

    /** What the database server has said since its last start. */
    String serverLog() throws IOException {
        return Files.readString(dataDirectory.resolve("postgres/server.log"));
    }

    Path log() {
        return dataDirectory.resolve("app.log");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
