package org.tallyman.intake.outbound;

import java.net.URI;
import org.tallyman.ident.DeviceId;

/**
 * Whom to call, and how to sign in there.
 *
 * @param address scheme, host and port as {@link LinkKind} has them, without a path
 * @param userName empty when the device wants none
 * @param certificate PEM of the one certificate that the device may show; empty trusts the usual authorities
 * @param broker what is asked of a broker
 * @param suspended whether it is not called for now
 */
record OutboundLink(
        DeviceId device,
        URI address,
        String userName,
        String password,
        String certificate,
        BrokerSettings broker,
        boolean suspended) {

    OutboundLink suspended(boolean now) {
        return new OutboundLink(device, address, userName, password, certificate, broker, now);
    }

    /** Passwords never reach a log by accident. */
    @Override
    public String toString() {
        return "OutboundLink[" + device.value() + " " + address + "]";
    }
}
