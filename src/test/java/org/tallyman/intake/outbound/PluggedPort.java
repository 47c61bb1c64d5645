package org.tallyman.intake.outbound;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A serial port that is a pseudo-terminal, opened by Python; plugged in and out at will. */
final class PluggedPort implements AutoCloseable {

    private static final Path PYTHON = Path.of("/usr/bin/python3");

    private final Process process;
    private final BufferedWriter commands;
    private final BufferedReader said;
    private final Path folder;

    PluggedPort() throws IOException {
        assumeTrue(Files.isExecutable(PYTHON), PYTHON + " is not there to open a pseudo-terminal: skipped");
        folder = Files.createTempDirectory(Path.of("/tmp"), "tallyman-pty-");
        process = new ProcessBuilder(PYTHON.toString(), "src/test/resources/peers/pty.py", path())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        // Nothing else ends a read of what a process says.
        CompletableFuture.delayedExecutor(100, TimeUnit.SECONDS).execute(process::destroyForcibly);
        commands = process.outputWriter();
        said = process.inputReader();
        plug();
    }

    String path() {
        return folder.resolve("port").toString();
    }

    void plug() throws IOException {
        command("plug");
        said.readLine();
    }

    void unplug() throws IOException {
        command("unplug");
        said.readLine();
    }

    void send(String text) throws IOException {
        command("send " + HexFormat.of().formatHex(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** The next thing that the device was told. */
    String told() throws IOException {
        return new String(
                HexFormat.of().parseHex(said.readLine().substring("got ".length())), StandardCharsets.ISO_8859_1);
    }

    private void command(String line) throws IOException {
        commands.write(line + "\n");
        commands.flush();
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        Files.deleteIfExists(Path.of(path()));
        Files.delete(folder);
    }
}
