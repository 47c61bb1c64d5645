package org.tallyman.bench;

import com.code_intelligence.jazzer.Jazzer;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * {@code ./tally soak fuzz [seconds] [test]}: every fuzz test, or those whose names begin so, for some seconds. Jazzer fuzzes one a
 * process. Each goes on from what the run before it reached; logs, and inputs that break something, lie in {@code target/fuzz}.
 */
public final class FuzzSoak {

    private static final Path CLASSES = Path.of("target/test-classes");
    private static final Path FOLDER = Path.of("target/fuzz").toAbsolutePath();
    private static final int SECONDS = 60;
    private static final long SECONDS_BESIDE = 180;

    private FuzzSoak() {}

    public static void main(String... args) throws IOException, InterruptedException {
        int seconds = args.length > 0 ? Integer.parseInt(args[0]) : SECONDS;
        String wanted = args.length > 1 ? args[1] : "";
        List<Method> tests =
                tests().filter(test -> name(test).startsWith(wanted)).toList();
        if (tests.isEmpty()) {
            throw new IllegalArgumentException("no fuzz test is called " + wanted);
        }
        List<String> broken = new ArrayList<>();
        for (Method test : tests) {
            if (!fuzz(test, seconds)) {
                broken.add(name(test));
            }
        }
        if (!broken.isEmpty()) {
            throw new IllegalStateException(
                    "broken: " + String.join(", ", broken) + "; " + FOLDER + " has the inputs and the logs");
        }
    }

    private static Stream<Method> tests() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files
                    .map(file -> CLASSES.relativize(file).toString())
                    .filter(file -> file.endsWith("FuzzTest.class"))
                    .map(file -> file.replace(".class", "").replace('/', '.'))
                    .flatMap(FuzzSoak::testsOf)
                    .sorted(Comparator.comparing(FuzzSoak::name))
                    .toList()
                    .stream();
        }
    }

    private static Stream<Method> testsOf(String type) {
        try {
            Class<?> loaded = Class.forName(type, false, FuzzSoak.class.getClassLoader());
            return Arrays.stream(loaded.getDeclaredMethods()).filter(test -> test.isAnnotationPresent(FuzzTest.class));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String name(Method test) {
        return test.getDeclaringClass().getSimpleName() + "." + test.getName();
    }

    private static boolean fuzz(Method test, int seconds) throws IOException, InterruptedException {
        Path folder = FOLDER.resolve(name(test));
        Path reached = Files.createDirectories(folder.resolve("reached"));
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Jazzer.class.getName(),
                        "--target_class=" + test.getDeclaringClass().getName(),
                        "--target_method=" + test.getName(),
                        "--instrumentation_includes=org.tallyman.**",
                        "--custom_hook_includes=org.tallyman.**",
                        "--reproducer_path=" + folder,
                        "-artifact_prefix=" + folder + "/",
                        "-max_total_time=" + seconds,
                        "-timeout=20",
                        reached.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = process.waitFor(seconds + SECONDS_BESIDE, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly().waitFor();
        }
        boolean whole = ended && process.exitValue() == 0;
        System.out.printf("%-45s %s%n", name(test), whole ? runs(log) : "broken: " + log);
        return whole;
    }

    /** What Jazzer says at its end. */
    private static String runs(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> line.startsWith("Done "))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(log + " tells of no runs"));
    }
}
