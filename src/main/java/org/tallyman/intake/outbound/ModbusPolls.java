package org.tallyman.intake.outbound;

import com.digitalpetri.modbus.client.ModbusTcpClient;
import com.digitalpetri.modbus.exceptions.ModbusResponseException;
import com.digitalpetri.modbus.tcp.client.NettyTcpClientTransport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.modbus.ModbusMap;
import org.tallyman.dialect.modbus.Poll;
import org.tallyman.dialect.modbus.Poll.Exchange;
import org.tallyman.dialect.modbus.Range;
import org.tallyman.intake.line.LineTalk;
import org.tallyman.intake.line.LineTrouble;

/**
 * Asks a Modbus device for what its profile gives a meaning, again and again; each poll is one message. A device that refuses a request is
 * up, and the page says what it refuses; one that leaves a request without an answer is called again.
 */
final class ModbusPolls implements Conversation {

    private static final long LOOK_MS = 1_000;

    private final ModbusAddress address;
    private final OutboundConfig config;
    private final LineKeeper keeper;
    private final Clock clock;
    private final NettyTcpClientTransport transport;
    private final ModbusTcpClient client;
    private final Semaphore wake = new Semaphore(0);
    private final CompletableFuture<byte[]> lost = new CompletableFuture<>();
    private volatile boolean over;
    private volatile LineTalk told = LineTalk.NOTHING;

    ModbusPolls(ModbusAddress address, OutboundConfig config, LineKeeper keeper, Clock clock) {
        this.address = address;
        this.config = config;
        this.keeper = keeper;
        this.clock = clock;
        this.transport = NettyTcpClientTransport.create(builder -> builder.setHostname(address.host())
                .setPort(address.port())
                .setConnectTimeout(config.answerWithin())
                // Calling again is the supervision's affair.
                .setConnectPersistent(false)
                .setReconnectLazy(true));
        this.client = ModbusTcpClient.create(transport, builder -> builder.setRequestTimeout(config.answerWithin()));
        transport.addConnectionListener(new NettyTcpClientTransport.ConnectionListener() {
            @Override
            public void onConnection() {
                // The first answer counts, and not the connection.
            }

            @Override
            public void onConnectionLost() {
                lost.completeExceptionally(new ConnectionLostException());
            }
        });
    }

    private static final class ConnectionLostException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public void run(Listener listener) throws LineBrokenException, InterruptedException {
        await(client.connectAsync().toCompletableFuture());
        boolean first = true;
        while (!over) {
            long started = System.nanoTime();
            Profile profile = keeper.view().profile();
            ModbusMap map = ModbusMap.of(profile);
            byte[] poll = poll(map, listener);
            if (first) {
                listener.connected();
                first = false;
            }
            listener.heard();
            keeper.keep(poll, listener);
            pause(started + map.every().toNanos(), profile);
        }
        throw new LineBrokenException("Tallyman hung up");
    }

    private byte[] poll(ModbusMap map, Listener listener) throws LineBrokenException, InterruptedException {
        List<Range> ranges = map.ranges();
        if (ranges.isEmpty()) {
            throw new LineBrokenException("the profile gives no register a meaning: set read.…");
        }
        List<Exchange> exchanges = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        long tookMs = 0;
        for (Range range : ranges) {
            long asked = System.nanoTime();
            exchanges.add(ask(range, refused));
            tookMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - asked);
        }
        Instant now = clock.instant();
        String said = refused.isEmpty() ? "" : "the device refuses " + String.join("; ", refused);
        boolean news = !said.equals(told.said());
        told = new LineTalk(said, now, tookMs);
        if (news) {
            listener.changed();
        }
        return Poll.write(now, address.unit(), exchanges);
    }

    private Exchange ask(Range range, List<String> refused) throws LineBrokenException, InterruptedException {
        try {
            return new Exchange(
                    range,
                    answer(client.sendRawAsync(address.unit(), range.request()).toCompletableFuture()));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ModbusResponseException refusal) {
                refused.add(range.words() + ": " + Poll.refusal(refusal.getExceptionCode()));
                return new Exchange(range, Poll.exception(range, refusal.getExceptionCode()));
            }
            throw new LineBrokenException(inWords(e));
        }
    }

    /** Of what comes first: the answer, or the end of the connection. */
    private byte[] answer(CompletableFuture<byte[]> answer) throws ExecutionException, InterruptedException {
        return lost.<byte[]>applyToEither(answer, bytes -> bytes).get();
    }

    private void await(CompletableFuture<?> connected) throws LineBrokenException, InterruptedException {
        try {
            connected.get();
        } catch (ExecutionException e) {
            throw new LineBrokenException(inWords(e));
        }
    }

    /** Until it is time again, or the profile wants something else. */
    private void pause(long untilNanos, Profile profile) throws InterruptedException, LineBrokenException {
        long leftMs = TimeUnit.NANOSECONDS.toMillis(untilNanos - System.nanoTime());
        while (leftMs > 0 && !over && profile.equals(keeper.view().profile())) {
            var _ = wake.tryAcquire(Math.min(leftMs, LOOK_MS), TimeUnit.MILLISECONDS);
            if (lost.isDone()) {
                throw new LineBrokenException(inWords(lost.exceptionNow()));
            }
            leftMs = TimeUnit.NANOSECONDS.toMillis(untilNanos - System.nanoTime());
        }
    }

    private String inWords(Throwable thrown) {
        return LineTrouble.root(thrown) instanceof ConnectionLostException
                ? "the device closed the connection"
                : LineTrouble.inWords(thrown, address.uri().toString(), address.host(), config.answerWithin());
    }

    @Override
    public void hangUp() {
        over = true;
        wake.release();
        var _ = transport.disconnect();
    }

    /** Each request has its own time. */
    @Override
    public Optional<Duration> silenceMax() {
        return Optional.empty();
    }

    @Override
    public LineTalk told() {
        return told;
    }
}
