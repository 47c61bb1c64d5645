package org.tallyman.intake.line;

import org.tallyman.device.DeviceView;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.line.LineDialect;

/** A device on a line, with the session that holds what it said and later frames rely on. */
final class Speaker {

    private final LineDialect dialect;
    private final boolean datagrams;
    private DeviceView device;
    private Session session;
    private boolean ready;

    Speaker(LineDialect dialect, boolean datagrams, DeviceView device) {
        this.dialect = dialect;
        this.datagrams = datagrams;
        this.device = device;
        this.session = datagrams ? dialect.openDatagrams(device.profile()) : dialect.open(device.profile());
    }

    DeviceView device() {
        return device;
    }

    Session session() {
        return session;
    }

    /** Whether it takes commands from this frame on: true once only. */
    boolean becomesReady(byte[] frame) {
        return dialect.takesCommandsAfter(frame) && becomesReady();
    }

    /** It takes commands from now on; true once only. */
    boolean becomesReady() {
        boolean now = !ready;
        ready = true;
        return now;
    }

    /** Goes on with the device as it is now: a changed profile takes what was said over into a new session. */
    void become(DeviceView now) {
        if (!now.profile().equals(device.profile())) {
            session =
                    datagrams ? dialect.openDatagrams(now.profile()) : dialect.resume(now.profile(), session.context());
        }
        device = now;
    }
}
