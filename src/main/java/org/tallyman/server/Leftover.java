package org.tallyman.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the file in which PostgreSQL notes its process says of a server that an earlier application left behind.
 *
 * <p>After a restart of the machine the number in it may be that of any process, which is none of ours.
 */
enum Leftover {
    /** No server, or one whose process is gone: PostgreSQL clears up after it. */
    NONE,
    /** A server that has made the file and not yet written its number. */
    STARTING,
    /** A server of this data. */
    RUNNING,
    /** A living process that is no server of this data, or no process at all. */
    STALE;

    private static final Pattern PID = Pattern.compile("([0-9]{1,10})\\s");

    /** A server writes its number at once after it made the file. */
    private static final Duration WRITES_WITHIN = Duration.ofSeconds(5);

    /** Where a server of this data notes its process. */
    static Path file(Path data) {
        return data.resolve("postmaster.pid");
    }

    static Leftover of(Path data) throws IOException {
        try {
            Matcher pid = PID.matcher(Files.readString(file(data), StandardCharsets.ISO_8859_1));
            if (pid.lookingAt()) {
                return ProcessHandle.of(Long.parseLong(pid.group(1)))
                        .map(process -> serves(process, data) ? RUNNING : STALE)
                        .orElse(NONE);
            }
            Instant made = Files.getLastModifiedTime(file(data)).toInstant();
            return made.plus(WRITES_WITHIN).isAfter(Instant.now()) ? STARTING : STALE;
        } catch (NoSuchFileException e) {
            return NONE;
        }
    }

    /** A server works in the directory of its data. Its program may have been replaced, and bear a mark for that. */
    private static boolean serves(ProcessHandle process, Path data) {
        try {
            return process.info().command().filter(Leftover::isServer).isPresent()
                    && Files.isSameFile(Path.of("/proc/" + process.pid() + "/cwd"), data);
        } catch (IOException e) {
            // It ended meanwhile, or is another user's.
            return false;
        }
    }

    private static boolean isServer(String program) {
        return program.substring(program.lastIndexOf('/') + 1).startsWith("postgres");
    }
}
