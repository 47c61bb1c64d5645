package org.tallyman.intake.outbound;

import static org.awaitility.Awaitility.await;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A broker that somebody else wrote: Mosquitto, as it is installed here. */
public final class Mosquitto implements Closeable {

    private final Path program;
    private final Path directory;
    private final int port;
    private @Nullable Process process;

    private Mosquitto(Path program, Path directory, int port) {
        this.program = program;
        this.directory = directory;
        this.port = port;
    }

    /** Empty where it is not installed. */
    public static Optional<Path> program(String name) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.concat(Arrays.stream(path.split(":", -1)), Stream.of("/usr/sbin"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts one with settings of its own; its sessions outlive a restart. */
    public static Mosquitto start(Path program, Path directory, String... settings) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        List<String> lines = new ArrayList<>(List.of(
                "user " + System.getProperty("user.name"),
                "persistence true",
                "persistence_location " + directory + "/",
                "listener " + port + " 127.0.0.1"));
        lines.addAll(List.of(settings));
        Files.write(directory.resolve("mosquitto.conf"), lines);
        Mosquitto broker = new Mosquitto(program, directory, port);
        broker.run();
        return broker;
    }

    public int port() {
        return port;
    }

    private void run() throws IOException {
        Process started = new ProcessBuilder(
                        program.toString(),
                        "-c",
                        directory.resolve("mosquitto.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("mosquitto.log").toFile())
                .start();
        process = started;
        await().until(() -> isListening() || !started.isAlive());
        if (!started.isAlive()) {
            throw new IOException(Files.readString(directory.resolve("mosquitto.log")));
        }
    }

    private boolean isListening() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    void restart() throws IOException {
        close();
        run();
    }

    @Override
    public void close() {
        Process running = process;
        if (running == null) {
            return;
        }
        running.destroy();
        try {
            if (!running.waitFor(10, TimeUnit.SECONDS)) {
                running.destroyForcibly();
            }
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
