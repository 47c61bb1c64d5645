package org.tallyman.intake.llrp;

import static org.tallyman.dialect.llrp.PartBuilder.part;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.llrp.LlrpCodec;
import org.tallyman.dialect.llrp.LlrpMessage;
import org.tallyman.dialect.llrp.LlrpPart;
import org.tallyman.dialect.llrp.PartBuilder;
import org.tallyman.dialect.llrp.Vocabulary;
import org.tallyman.ident.Parsed;

/**
 * A reader on real sockets that behaves as LLRP 1.0.1 says: takes one client, reports only what an enabled ROSpec asks for,
 * keeps reports and events for a client that has to ask for them, and refuses what does not exist. It goes wrong when a test
 * tells it to.
 */
final class EmulatedReader implements AutoCloseable {

    private static final int HEADER = 10;
    private static final int ANTENNAS = 4;
    private static final int OUTPUTS = 4;

    /** Requests that are answered with an error. */
    final Set<String> refuses = ConcurrentHashMap.newKeySet();

    /** Requests that are not answered. */
    final Set<String> ignores = ConcurrentHashMap.newKeySet();

    /** A client that is none of ours holds the reader. */
    volatile boolean held;

    /** Says when by the time since it started, for want of a clock. */
    volatile boolean withoutClock;

    private final @Nullable ServerSocket server;
    private final BlockingQueue<Client> clients = new LinkedBlockingQueue<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final List<byte[]> backlog = new ArrayList<>();
    private final Set<Long> added = new HashSet<>();
    private final Set<Long> enabled = new HashSet<>();
    private final List<String> outputs = new ArrayList<>();
    private boolean holds;
    private @Nullable Client current;

    private EmulatedReader(@Nullable ServerSocket server) {
        this.server = server;
    }

    /** Waits for its client. */
    static EmulatedReader listening(ServerSocketFactory sockets) throws IOException {
        ServerSocket server = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        EmulatedReader reader = new EmulatedReader(server);
        Thread.ofVirtual().start(() -> reader.accept(server));
        return reader;
    }

    /** Calls its client itself when it is told to. */
    static EmulatedReader calling() {
        return new EmulatedReader(null);
    }

    int port() {
        return server == null ? -1 : server.getLocalPort();
    }

    /** How often somebody called. */
    int calls() {
        return calls.get();
    }

    Client nextClient() throws InterruptedException {
        return next(clients, "nobody called");
    }

    /** Calls Tallyman from an address of its own. */
    Client call(int port, InetAddress from) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port, from, 0);
        Client client = new Client(socket);
        Thread.ofVirtual().start(client::serve);
        return client;
    }

    private void accept(ServerSocket from) {
        try {
            while (true) {
                Socket socket = from.accept();
                Thread.ofVirtual().start(new Client(socket)::serve);
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    private static <T> T next(BlockingQueue<T> queue, String otherwise) throws InterruptedException {
        T next = queue.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError(otherwise);
        }
        return next;
    }

    /** The reader sees a tag. Whether it says so at once, later or never, its state decides. */
    void sees(PartBuilder... tags) throws IOException {
        PartBuilder report = part("RO_ACCESS_REPORT").add(tags);
        synchronized (this) {
            if (!enabled.isEmpty()) {
                tell(encoded(report.message(1, 0)));
            }
        }
    }

    /** Something happens at the reader. */
    void happens(PartBuilder event) throws IOException {
        tell(event(event));
    }

    private synchronized void tell(byte[] frame) throws IOException {
        Client client = current;
        if (client != null && (!holds || client.released)) {
            client.write(frame);
        } else if (holds) {
            backlog.add(frame);
        }
    }

    /** A tag as it is reported. */
    static PartBuilder tag(String epc, int antenna, Instant seen) {
        long micros = seen.toEpochMilli() * 1_000;
        return part("TagReportData")
                .add(
                        part("EPC_96").setHex("EPC", epc),
                        part("AntennaID").set("AntennaID", antenna),
                        part("PeakRSSI").set("PeakRSSI", -55),
                        part("LastSeenTimestampUTC").set("Microseconds", micros));
    }

    /** How many tags of this EPC a frame reports. */
    static long tagsIn(byte[] frame, String epc) {
        return decoded(frame).all("TagReportData").stream()
                .flatMap(tag -> tag.all("EPC_96").stream())
                .filter(tag -> tag.hex("EPC").equals(epc))
                .count();
    }

    private byte[] event(PartBuilder event) {
        PartBuilder time = withoutClock
                ? part("Uptime").set("Microseconds", 5_000_000)
                : part("UTCTimestamp").set("Microseconds", System.currentTimeMillis() * 1_000);
        return encoded(part("READER_EVENT_NOTIFICATION")
                .add(part("ReaderEventNotificationData").add(time, event))
                .message(1, 0));
    }

    private static byte[] encoded(LlrpMessage message) {
        return switch (LlrpCodec.encode(message)) {
            case Parsed.Ok<byte[]>(byte[] frame) -> frame;
            case Parsed.Refused<byte[]>(var refusal) -> throw new AssertionError(refusal.sentence());
        };
    }

    private static LlrpMessage decoded(byte[] frame) {
        return switch (LlrpCodec.decode(frame)) {
            case Parsed.Ok<LlrpMessage>(LlrpMessage message) -> message;
            case Parsed.Refused<LlrpMessage>(var refusal) -> throw new AssertionError(refusal.sentence());
        };
    }

    /** What was switched so far, in order, such as {@code 4 on}. */
    synchronized List<String> outputs() {
        return List.copyOf(outputs);
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            server.close();
        }
        Client client = current;
        if (client != null) {
            client.hangUp();
        }
    }

    /** The line to one client. */
    final class Client {

        private final Socket socket;
        private final List<LlrpMessage> asked = new CopyOnWriteArrayList<>();
        private final BlockingQueue<LlrpMessage> acknowledged = new LinkedBlockingQueue<>();
        private volatile boolean released;
        private volatile boolean gone;

        private Client(Socket socket) {
            this.socket = socket;
        }

        private void serve() {
            try (socket) {
                if (greet()) {
                    DataInputStream in = new DataInputStream(socket.getInputStream());
                    while (true) {
                        take(read(in));
                    }
                }
            } catch (IOException e) {
                // The line broke, as lines do.
            } finally {
                gone = true;
                forget();
            }
        }

        private void forget() {
            synchronized (EmulatedReader.this) {
                current = current == this ? null : current;
            }
        }

        private boolean greet() throws IOException {
            synchronized (EmulatedReader.this) {
                boolean free = !held && current == null;
                String status = free ? "Success" : "Failed_A_Client_Initiated_Connection_Already_Exists";
                write(event(PartBuilder.part("ConnectionAttemptEvent").set("Status", status)));
                calls.incrementAndGet();
                if (free) {
                    current = this;
                    clients.add(this);
                }
                return free;
            }
        }

        private LlrpMessage read(DataInputStream in) throws IOException {
            byte[] header = in.readNBytes(HEADER);
            if (header.length < HEADER) {
                throw new IOException("the client hung up");
            }
            int length = ByteBuffer.wrap(header).getInt(2);
            byte[] frame = ByteBuffer.allocate(length)
                    .put(header)
                    .put(in.readNBytes(length - HEADER))
                    .array();
            return decoded(frame);
        }

        private void take(LlrpMessage message) throws IOException {
            if (message.name().equals("KEEPALIVE_ACK")) {
                acknowledged.add(message);
                return;
            }
            asked.add(message);
            if (ignores.contains(message.name())) {
                return;
            }
            if (message.name().equals("ENABLE_EVENTS_AND_REPORTS")) {
                release();
            } else {
                write(encoded(answer(message)));
            }
            if (message.name().equals("CLOSE_CONNECTION")) {
                socket.close();
            }
        }

        private void release() throws IOException {
            synchronized (EmulatedReader.this) {
                released = true;
                for (byte[] frame : backlog) {
                    write(frame);
                }
                backlog.clear();
            }
        }

        private LlrpMessage answer(LlrpMessage request) {
            String fault = refuses.contains(request.name()) ? "not today" : does(request);
            PartBuilder status = PartBuilder.part("LLRPStatus")
                    .set("StatusCode", fault.isEmpty() ? "M_Success" : "M_ParameterError")
                    .set("ErrorDescription", fault);
            if (request.version() == 2) {
                return PartBuilder.part("ERROR_MESSAGE")
                        .add(PartBuilder.part("LLRPStatus").set("StatusCode", "M_UnsupportedVersion"))
                        .message(1, request.id());
            }
            PartBuilder answer = PartBuilder.part(Vocabulary.LLRP_1_0_1, request.name() + "_RESPONSE")
                    .add(status);
            if (request.name().equals("GET_READER_CAPABILITIES")) {
                answer.add(capabilities());
            }
            return answer.message(request.version(), request.id());
        }

        /** Why it cannot; empty when it has done so. */
        private String does(LlrpMessage request) {
            synchronized (EmulatedReader.this) {
                return switch (request.name()) {
                    case "ADD_ROSPEC" ->
                        added.add(request.first("ROSpec").orElseThrow().number("ROSpecID")) ? "" : "there is one";
                    case "ENABLE_ROSPEC" ->
                        added.contains(request.number("ROSpecID")) && enabled.add(request.number("ROSpecID"))
                                ? ""
                                : "there is no such ROSpec";
                    case "DELETE_ROSPEC" -> {
                        boolean all = request.number("ROSpecID") == 0;
                        boolean some = all || added.contains(request.number("ROSpecID"));
                        added.removeIf(id -> all || id == request.number("ROSpecID"));
                        enabled.retainAll(added);
                        yield some ? "" : "there is no such ROSpec";
                    }
                    case "SET_READER_CONFIG" -> {
                        boolean before = holds;
                        holds = request.first("EventsAndReports")
                                .map(holding -> holding.is("HoldEventsAndReportsUponReconnect"))
                                .orElse(holds);
                        // Holding begins with the next connection.
                        released |= !before;
                        request.first("GPOWriteData")
                                .ifPresent(output -> outputs.add(
                                        output.number("GPOPortNumber") + (output.is("GPOData") ? " on" : " off")));
                        yield request.first("GPOWriteData")
                                        .filter(output -> output.number("GPOPortNumber") > OUTPUTS)
                                        .isPresent()
                                ? "there is no such output"
                                : "";
                    }
                    default -> "";
                };
            }
        }

        private List<PartBuilder> capabilities() {
            PartBuilder general = PartBuilder.part("GeneralDeviceCapabilities")
                    .set("MaxNumberOfAntennaSupported", ANTENNAS)
                    .set("DeviceManufacturerName", 161)
                    .add(
                            PartBuilder.part("ReceiveSensitivityTableEntry").set("Index", 1),
                            PartBuilder.part("GPIOCapabilities").set("NumGPIs", 2),
                            PartBuilder.part("PerAntennaAirProtocol")
                                    .set("AntennaID", 1)
                                    .setNumbers("ProtocolID", List.of(1)));
            PartBuilder llrp = PartBuilder.part("LLRPCapabilities").set("SupportsEventAndReportHolding", true);
            PartBuilder band = PartBuilder.part("UHFBandCapabilities")
                    .add(
                            PartBuilder.part("TransmitPowerLevelTableEntry").set("Index", 81),
                            PartBuilder.part("FrequencyInformation")
                                    .set("Hopping", true)
                                    .add(PartBuilder.part("FrequencyHopTable").set("HopTableID", 1)),
                            PartBuilder.part("C1G2UHFRFModeTable")
                                    .add(PartBuilder.part("C1G2UHFRFModeTableEntry")
                                            .set("ModeIdentifier", 1_002)));
            return List.of(
                    general, llrp, PartBuilder.part("RegulatoryCapabilities").add(band));
        }

        private synchronized void write(byte[] frame) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(frame);
            out.flush();
        }

        /** Shows that it is there; the answer is the next of {@link #nextAcknowledgement}. */
        void keepAlive(long id) throws IOException {
            write(encoded(PartBuilder.part("KEEPALIVE").message(1, id)));
        }

        /** The number of the keepalive that was acknowledged. */
        long nextAcknowledgement() throws InterruptedException {
            return next(acknowledged, "no keepalive was acknowledged").id();
        }

        /** What the client has asked for so far, by name. */
        List<String> asked() {
            return asked.stream().map(LlrpPart::name).toList();
        }

        /** The last request of this name. */
        LlrpMessage asked(String name) {
            return asked.reversed().stream()
                    .filter(message -> message.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }

        void hangUp() throws IOException {
            forget();
            socket.close();
        }

        boolean isGone() {
            return gone;
        }
    }
}
