package org.tallyman.intake.outbound;

import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.TrustOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyman.device.DeviceView;
import org.tallyman.device.Devices;
import org.tallyman.intake.line.CalledLine;
import org.tallyman.intake.line.LineGateway;
import org.tallyman.intake.line.LineTalk;

/** A call to a device that waits on a socket: from its first frame on it is a line like those of devices that call. */
final class LineCall implements Conversation {

    private final OutboundLink link;
    private final OutboundConfig config;
    private final Devices devices;
    private final LineGateway gateway;
    private boolean over;
    private volatile @Nullable CalledLine line;

    LineCall(OutboundLink link, OutboundConfig config, Devices devices, LineGateway gateway) {
        this.link = link;
        this.config = config;
        this.devices = devices;
        this.gateway = gateway;
    }

    @Override
    public void run(Listener listener) throws LineBrokenException, InterruptedException {
        DeviceView device = devices.byId(link.device().value())
                .orElseThrow(() -> new LineBrokenException("nobody has registered this device"));
        throw new LineBrokenException(call(device, listener).awaitEnd());
    }

    private synchronized CalledLine call(DeviceView device, Listener listener) {
        URI address = link.address();
        CalledLine called = gateway.call(device, LinkKind.host(address), LinkKind.port(address), options(), listener);
        line = called;
        if (over) {
            called.leave();
        }
        return called;
    }

    private NetClientOptions options() {
        NetClientOptions options = new NetClientOptions()
                .setConnectTimeout((int) config.answerWithin().toMillis())
                .setTcpNoDelay(true)
                .setTcpKeepAlive(true);
        if (!LinkKind.isSecured(link.address())) {
            return options;
        }
        options.setSsl(true).setHostnameVerificationAlgorithm("HTTPS");
        return link.certificate().isEmpty()
                ? options
                : options.setHostnameVerificationAlgorithm("")
                        .setTrustOptions(TrustOptions.wrap(PinnedCertificate.parse(link.certificate())));
    }

    @Override
    public synchronized void hangUp() {
        over = true;
        CalledLine called = line;
        if (called != null) {
            called.leave();
        }
    }

    /** The line watches for itself: how often a reader shows that it is there is part of what it is told. */
    @Override
    public Optional<Duration> silenceMax() {
        return Optional.empty();
    }

    @Override
    public LineTalk told() {
        CalledLine called = line;
        return called == null ? LineTalk.NOTHING : called.told();
    }
}
