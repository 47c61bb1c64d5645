package org.tallyman.intake.coap;

import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.DtlsHealth;
import org.eclipse.californium.scandium.DtlsHealthExtended;

/** How many DTLS connections there are, which the library tells only to those who watch its health. */
final class DtlsConnections implements DtlsHealth, DtlsHealthExtended {

    private volatile int number;

    /** Those of the port that this watches. */
    int of(DTLSConnector port) {
        port.updateHealth();
        return number;
    }

    @Override
    public void setConnections(int connections) {
        number = connections;
    }

    @Override
    public boolean isEnabled() {
        return true;
    }

    @Override
    public void dump(String tag, int capacity, int remaining, int waiting) {}

    @Override
    public void startHandshake() {}

    @Override
    public void endHandshake(boolean success) {}

    @Override
    public void receivingRecord(boolean drop) {}

    @Override
    public void sendingRecord(boolean drop) {}
}
