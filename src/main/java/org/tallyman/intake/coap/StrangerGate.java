package org.tallyman.intake.coap;

import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.network.interceptors.MessageInterceptorAdapter;

/**
 * Before anything is held for a request in clear: whoever has no good token gets no room for blocks, and beyond a few a second
 * no answer, since the address from which a datagram comes may be anybody's.
 */
final class StrangerGate extends MessageInterceptorAdapter {

    private final CoapDoor door;
    private final int perSecond;
    private long second;
    private int answered;

    StrangerGate(CoapDoor door) {
        this.door = door;
        this.perSecond = door.config().strangersPerSecond();
    }

    @Override
    public void receiveRequest(Request request) {
        if (door.sender(request).isPresent()) {
            return;
        }
        if (mayAnswer(System.nanoTime() / 1_000_000_000)) {
            request.getOptions().removeBlock1();
        } else {
            door.metrics().refused(CoapDoor.LINK, "unknown", "strangers");
            request.setCanceled(true);
        }
    }

    private synchronized boolean mayAnswer(long now) {
        if (now != second) {
            second = now;
            answered = 0;
        }
        return answered++ < perSecond;
    }
}
