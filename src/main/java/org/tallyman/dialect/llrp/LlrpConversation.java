package org.tallyman.dialect.llrp;

import static org.tallyman.dialect.llrp.PartBuilder.part;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyman.ident.Refusal;

/**
 * The client's side of one connection, whoever called whom: waits for the reader's greeting, sets the reader up step by step,
 * and lets it read. Says what to send and what people should know; sends nothing itself. KEEPALIVE is none of its business:
 * {@link LlrpDialect} answers it.
 *
 * <p>For a new connection a new one is begun. Not thread-safe.
 */
public final class LlrpConversation {

    /** How far the connection is. */
    public enum State {
        /** The reader has not said yet whether it takes this client. */
        GREETING,
        SETTING_UP,
        /** The reader reads as it is told to. */
        READING,
        /** The reader does not take this client, or not now: to be tried again later. */
        TURNED_AWAY,
        /** The reader refused what it was asked for: trying again will not help before the profile changes. */
        FAILED,
        CLOSING,
        CLOSED
    }

    /**
     * What comes of something that happened.
     *
     * @param messages to send, in this order
     * @param news sentences for people
     * @param state after it
     */
    public record Turn(List<LlrpMessage> messages, List<String> news, State state) {
        public Turn {
            messages = List.copyOf(messages);
            news = List.copyOf(news);
        }
    }

    private static final int FIRST_VERSION = 1;
    private static final int SECOND_VERSION = 2;
    private static final int ERROR_MESSAGE = 100;

    /** A Zebra reader that reads by itself says by this that it has seen tags; it tells which when it is asked. */
    private static final String TAGS_TO_FETCH = "MOTO_TAG_EVENT_NOTIFY";

    private ReaderProfile profile;
    private final List<LlrpMessage> messages = new ArrayList<>();
    private final List<String> news = new ArrayList<>();
    private State state = State.GREETING;
    private int version = FIRST_VERSION;
    private long lastId;
    private @Nullable SetupStep step;
    private @Nullable LlrpMessage awaiting;
    private ReaderCapabilities reader =
            ReaderCapabilities.of(part("GET_READER_CAPABILITIES_RESPONSE").message(1, 0));
    private boolean mayRaiseVersion;
    private boolean extended;
    private boolean released;

    public LlrpConversation(ReaderProfile profile) {
        this.profile = profile;
    }

    public State state() {
        return state;
    }

    /** Of the protocol, in which the reader is spoken to now. */
    int version() {
        return version;
    }

    /** The request that the reader has not answered yet, by the name of the standard. */
    public Optional<String> awaiting() {
        return Optional.ofNullable(awaiting).map(LlrpMessage::name);
    }

    /** The reader sent this. */
    public Turn receive(LlrpMessage message) {
        if (message.name().equals("READER_EVENT_NOTIFICATION")) {
            ReaderEvents.data(message).parameters().forEach(this::happened);
        } else if (state == State.CLOSING && message.name().equals("CLOSE_CONNECTION_RESPONSE")) {
            state = State.CLOSED;
        } else if (state == State.READING && message.name().equals(TAGS_TO_FETCH)) {
            send(part("MOTO_GET_TAG_EVENT_REPORT"), version);
        } else if (awaiting != null && step != null && answers(message, awaiting)) {
            awaiting = null;
            answered(step, message, refusal(message));
        }
        return turn();
    }

    /** Takes leave of the reader, which goes on with what it is told to do. */
    public Turn close() {
        if (state != State.CLOSED && state != State.TURNED_AWAY) {
            awaiting = null;
            state = State.CLOSING;
            send(part("CLOSE_CONNECTION"), version);
        }
        return turn();
    }

    /** What the reader is to say next did not come for too long. */
    public Turn unanswered() {
        LlrpMessage request = awaiting;
        awaiting = null;
        switch (state) {
            case GREETING -> {
                news.add("the reader did not say whether it takes this client");
                state = State.TURNED_AWAY;
            }
            case SETTING_UP -> {
                if (step == SetupStep.ASK_VERSIONS) {
                    // Readers older than LLRP 1.1 may say nothing to a message that they do not know.
                    advance(SetupStep.ASK_VERSIONS);
                } else {
                    fail("the reader did not answer " + (request == null ? "" : request.name()));
                }
            }
            case CLOSING -> state = State.CLOSED;
            case READING, TURNED_AWAY, FAILED, CLOSED -> {}
        }
        return turn();
    }

    /** Tells the reader something else from now on. */
    public Turn reconfigure(ReaderProfile other) {
        profile = other;
        switch (state) {
            case SETTING_UP, READING -> {
                awaiting = null;
                setUp(SetupStep.CAPABILITIES);
            }
            case GREETING, TURNED_AWAY, FAILED, CLOSING, CLOSED -> {}
        }
        return turn();
    }

    private Turn turn() {
        Turn turn = new Turn(messages, news, state);
        messages.clear();
        news.clear();
        return turn;
    }

    private static boolean answers(LlrpMessage message, LlrpMessage request) {
        Shape asked = request.shape();
        Shape got = message.shape();
        boolean expected = asked.isCustom()
                ? got.isCustom() && got.vendor() == asked.vendor() && got.subtype() == asked.answer()
                : got.type() == asked.answer();
        return message.id() == request.id() && (expected || got.type() == ERROR_MESSAGE);
    }

    private void happened(LlrpParameter event) {
        switch (event.name()) {
            case "ConnectionAttemptEvent" -> greeted(event.number("Status"));
            case "ConnectionCloseEvent" -> {
                news.add("the reader closed the connection");
                state = State.CLOSED;
                awaiting = null;
            }
            default -> {}
        }
    }

    private void greeted(long status) {
        if (state != State.GREETING) {
            news.add(ReaderEvents.connection(status));
        } else if (status == 0) {
            if (profile.holdsReports()) {
                // What the reader kept comes first: deleting what made it may delete it too.
                release();
            }
            setUp(profile.negotiatesVersion() ? SetupStep.ASK_VERSIONS : SetupStep.CAPABILITIES);
        } else {
            news.add(ReaderEvents.connection(status));
            state = State.TURNED_AWAY;
        }
    }

    private void setUp(SetupStep first) {
        if (profile.setsUp()) {
            state = State.SETTING_UP;
            goTo(first);
        } else {
            state = State.READING;
            news.add("the reader reads as others have set it up");
        }
    }

    /** Lets a reader speak that keeps events and reports until it is told that somebody listens. */
    private void release() {
        released = true;
        send(part("ENABLE_EVENTS_AND_REPORTS"), version);
    }

    private void answered(SetupStep answered, LlrpMessage answer, Optional<String> refusal) {
        if (refusal.isEmpty()) {
            learn(answered, answer);
        } else {
            String sentence = "the reader refused " + answered.wish() + ": " + refusal.get();
            switch (answered.weight(profile)) {
                case EXPECTED -> {}
                case REGRETTED -> news.add(sentence);
                case FATAL -> fail(sentence);
            }
        }
        if (state == State.SETTING_UP) {
            advance(answered);
        }
    }

    /** An ERROR_MESSAGE answers nothing, whatever its status says. */
    private static Optional<String> refusal(LlrpMessage answer) {
        Optional<String> status = StatusText.refusal(answer);
        return answer.shape().type() == ERROR_MESSAGE && status.isEmpty() ? Optional.of("it does not say why") : status;
    }

    private void learn(SetupStep learnt, LlrpMessage answer) {
        switch (learnt) {
            case ASK_VERSIONS -> {
                boolean able = answer.number("SupportedVersion") >= SECOND_VERSION;
                boolean already = answer.number("CurrentVersion") == SECOND_VERSION;
                version = able && already ? SECOND_VERSION : version;
                mayRaiseVersion = able && !already;
            }
            case SET_VERSION -> version = SECOND_VERSION;
            case CAPABILITIES -> {
                reader = ReaderCapabilities.of(answer);
                profile.fault(reader).map(Refusal::sentence).ifPresent(this::fail);
            }
            case EXTENSIONS -> extended = true;
            case ENABLE -> {
                state = State.READING;
                news.add(profile.trigger() == null ? "the reader reads" : "the reader reads when its input says so");
            }
            case CONFIGURATION -> {
                // Whoever set the reader up before may have wanted what the profile no longer does.
                if (!released && holds(answer)) {
                    release();
                }
            }
            case DELETE_ACCESSSPECS, DELETE_ROSPECS, CONFIGURE, ADD -> {}
        }
    }

    private static boolean holds(LlrpMessage configuration) {
        return configuration
                .first("EventsAndReports")
                .filter(holding -> holding.is("HoldEventsAndReportsUponReconnect"))
                .isPresent();
    }

    private void fail(String sentence) {
        news.add(sentence);
        state = State.FAILED;
    }

    private void advance(SetupStep done) {
        switch (done) {
            case ASK_VERSIONS -> goTo(mayRaiseVersion ? SetupStep.SET_VERSION : SetupStep.CAPABILITIES);
            case SET_VERSION -> goTo(SetupStep.CAPABILITIES);
            case CAPABILITIES ->
                goTo(profile.usesExtensions() && reader.isImpinj() ? SetupStep.EXTENSIONS : SetupStep.CONFIGURATION);
            case EXTENSIONS -> goTo(SetupStep.CONFIGURATION);
            case CONFIGURATION -> goTo(profile.clearsSpecs() ? SetupStep.DELETE_ACCESSSPECS : SetupStep.DELETE_ROSPECS);
            case DELETE_ACCESSSPECS -> goTo(SetupStep.DELETE_ROSPECS);
            case DELETE_ROSPECS -> goTo(SetupStep.CONFIGURE);
            case CONFIGURE -> goTo(SetupStep.ADD);
            case ADD -> goTo(SetupStep.ENABLE);
            case ENABLE -> step = null;
        }
    }

    private void goTo(SetupStep next) {
        step = next;
        ReaderSetup setup = new ReaderSetup(profile, reader, extended);
        awaiting = switch (next) {
            // The standard has these two in the version that they speak of.
            case ASK_VERSIONS -> send(part(Vocabulary.LLRP_1_1, "GET_SUPPORTED_VERSION"), SECOND_VERSION);
            case SET_VERSION ->
                send(
                        part(Vocabulary.LLRP_1_1, "SET_PROTOCOL_VERSION").set("ProtocolVersion", SECOND_VERSION),
                        SECOND_VERSION);
            case CAPABILITIES -> send(ReaderSetup.capabilities(), version);
            case EXTENSIONS -> send(part("IMPINJ_ENABLE_EXTENSIONS"), version);
            case CONFIGURATION -> send(ReaderSetup.configuration(), version);
            case DELETE_ACCESSSPECS -> send(setup.deleteAccessSpecs(), version);
            case DELETE_ROSPECS -> send(setup.deleteRoSpecs(), version);
            case CONFIGURE -> send(setup.configure(), version);
            case ADD -> send(setup.addRoSpec(), version);
            case ENABLE -> send(setup.enableRoSpec(), version);
        };
    }

    private LlrpMessage send(PartBuilder request, int inVersion) {
        LlrpMessage message = request.message(inVersion, ++lastId);
        messages.add(message);
        return message;
    }
}
