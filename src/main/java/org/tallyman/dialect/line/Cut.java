package org.tallyman.dialect.line;

/** What the next bytes of a line are. */
public sealed interface Cut {

    /**
     * A frame.
     *
     * @param frame its bytes as the language decodes them: without the delimiters and escapes that only the line needs
     * @param consumed how many bytes of the line it took, at least 1
     */
    record Complete(byte[] frame, int consumed) implements Cut {}

    /** Bytes that begin no frame, at least 1: line ends between frames, or what a broken frame left. */
    record Noise(int consumed) implements Cut {}

    /** A frame may have begun and is not whole yet. */
    record Partial() implements Cut {}

    Cut PARTIAL = new Partial();
}
