package org.tallyman.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;

/** The commands of {@code docs/api.md}, run from top to bottom with nothing but a shell and curl. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ApiScriptTest {

    private static final Pattern COMMANDS = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    @TestHTTPResource("/")
    @Nullable
    URI address;

    @Test
    void doesWhatItsPageSays(@TempDir Path directory) throws Exception {
        assumeThat(isInstalled("curl")).as("curl is installed").isTrue();
        String script = COMMANDS.matcher(Files.readString(Path.of("docs/api.md")))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.joining("\n"));
        Path output = directory.resolve("output");
        ProcessBuilder shell =
                new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).redirectOutput(output.toFile());
        shell.environment().put("TALLYMAN", String.valueOf(address).replaceAll("/$", ""));
        shell.environment().put("TALLYMAN_ADMIN_PASSWORD", Credentials.ADMIN_PASSWORD);
        shell.environment().put("TMPDIR", directory.toString());
        Process process = shell.start();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();
        String said = Files.readString(output);
        assertThat(ended).as("ended within a minute: %s", said).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(said)
                .contains(
                        "\"dryRun\":true",
                        "\"accepted\":2",
                        "\"lot\":\"\"",
                        "LOADING",
                        "second-reader\nsecond-reader",
                        "/problems/changed");
        String last = said.lines().reduce("", (before, line) -> line.isBlank() ? before : line);
        assertThat(new String(HexFormat.of().parseHex(last), StandardCharsets.UTF_8))
                .as("the bytes as the reader sent them")
                .startsWith("{\"antenna\": 1, \"time\": \"")
                .contains("\"rssi\": -54}]}");
    }

    private static boolean isInstalled(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
