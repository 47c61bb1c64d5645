package org.tallyman.dialect.llrp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.line.Dialogue;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Refusal;

/** An {@link LlrpConversation} in bytes, by the settings of a device. */
final class LlrpDialogue implements Dialogue {

    private static final int RO_ACCESS_REPORT = 61;
    private static final int KEEPALIVE = 62;

    private final LlrpConversation conversation;
    private ReaderProfile profile = ReaderProfile.DEFAULT;
    private @Nullable Refusal wrong;

    LlrpDialogue(Profile settings) {
        read(settings);
        this.conversation = new LlrpConversation(profile);
    }

    private void read(Profile settings) {
        switch (ReaderProfile.of(settings)) {
            case Parsed.Ok<ReaderProfile>(ReaderProfile read) -> {
                profile = read;
                wrong = null;
            }
            case Parsed.Refused<ReaderProfile>(Refusal refusal) -> wrong = refusal;
        }
    }

    @Override
    public Turn begin() {
        return nothing();
    }

    @Override
    public Turn heard(byte[] frame) {
        int type = LlrpCodec.type(frame);
        if (type == RO_ACCESS_REPORT || type == KEEPALIVE) {
            return nothing();
        }
        return switch (LlrpCodec.decode(frame)) {
            case Parsed.Ok<LlrpMessage>(LlrpMessage message) -> {
                Optional<String> asked = conversation.awaiting();
                LlrpConversation.Turn turn = conversation.receive(message);
                boolean answered = asked.isPresent() && !asked.equals(conversation.awaiting());
                yield said(turn, answered);
            }
            case Parsed.Refused<LlrpMessage> _ -> nothing();
        };
    }

    @Override
    public Turn unanswered() {
        return said(conversation.unanswered(), false);
    }

    @Override
    public Turn reconfigure(Profile settings) {
        read(settings);
        return wrong == null ? said(conversation.reconfigure(profile), false) : nothing();
    }

    @Override
    public Turn leave() {
        return said(conversation.close(), false);
    }

    /** In the version that was agreed: a reader takes no other from then on. */
    @Override
    public byte[] agreed(byte[] command) {
        return LlrpCodec.inVersion(conversation.version(), command);
    }

    @Override
    public Optional<Duration> silenceMax() {
        return profile.setsUp() ? Optional.of(profile.silenceMax()) : Optional.empty();
    }

    private Turn nothing() {
        Refusal why = wrong;
        return why == null
                ? new Turn(List.of(), List.of(), state(), false)
                : new Turn(List.of(), List.of("the reader's settings are wrong: " + why.sentence()), State.OVER, false);
    }

    private Turn said(LlrpConversation.Turn turn, boolean answered) {
        List<byte[]> frames = new ArrayList<>();
        for (LlrpMessage message : turn.messages()) {
            switch (LlrpCodec.encode(message)) {
                case Parsed.Ok<byte[]>(byte[] frame) -> frames.add(frame);
                case Parsed.Refused<byte[]>(Refusal refusal) -> {
                    String why = message.name() + " cannot be written: " + refusal.sentence();
                    return new Turn(List.of(), List.of(why), State.OVER, answered);
                }
            }
        }
        return new Turn(frames, turn.news(), state(), answered);
    }

    private State state() {
        return switch (conversation.state()) {
            case GREETING, SETTING_UP -> State.BEGINNING;
            case READING -> State.READY;
            case CLOSING -> State.LEAVING;
            case TURNED_AWAY, FAILED, CLOSED -> State.OVER;
        };
    }
}
