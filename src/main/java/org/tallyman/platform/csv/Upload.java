package org.tallyman.platform.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import org.tallyman.platform.Problem;

/** The text of an import form: that of the file when there is one, else what was pasted. */
public final class Upload {

    private Upload() {}

    /**
     * Reads it as UTF-8.
     *
     * @throws org.tallyman.platform.ProblemException 400 when the file is something else
     */
    public static String text(@Nullable FileUpload file, @Nullable String pasted) {
        if (file == null || file.size() == 0) {
            return pasted == null ? "" : pasted;
        }
        try {
            byte[] bytes = Files.readAllBytes(file.uploadedFile());
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Problem.invalid("file", file.fileName(), "is text in UTF-8").exception();
        } catch (IOException e) {
            throw new UncheckedIOException("an upload that cannot be read", e);
        }
    }
}
