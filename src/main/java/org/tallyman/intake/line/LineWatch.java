package org.tallyman.intake.line;

/** Whom a line tells how it goes, on the line's event loop and not after its end. */
public interface LineWatch {

    /** The device has answered as it should. */
    void connected();

    /** Something came, be it a keep-alive: the line is alive. */
    void heard();

    /** The journal cannot take what came, for longer than a moment; then it took it. */
    void paused(boolean paused);

    /** What is known of the line has changed in other ways. */
    void changed();
}
