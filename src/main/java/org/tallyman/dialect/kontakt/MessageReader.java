package org.tallyman.dialect.kontakt;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.ble.BeaconSettings;
import org.tallyman.dialect.ble.GatewayMembers;
import org.tallyman.dialect.json.ElementSink;
import org.tallyman.dialect.json.Members;
import org.tallyman.dialect.json.ObjectReader;

/** Reads one object: a transmitter that was heard, or a list of such with what they share. */
final class MessageReader implements ObjectReader {

    private static final int TEXT_LENGTH = 64;

    private final BeaconSettings settings;
    private @Nullable String source;
    private @Nullable Instant sentAt;
    private List<TransmitterReader> heard = new ArrayList<>();
    private boolean listed;

    MessageReader(BeaconSettings settings) {
        this.settings = settings;
    }

    @Override
    public void read(Members members, ElementSink sink) throws IOException {
        ElementSink.Mark begin = sink.mark();
        source = null;
        sentAt = null;
        heard = new ArrayList<>();
        listed = false;
        TransmitterReader alone = new TransmitterReader();
        while (members.next()) {
            switch (members.name()) {
                case "content", "events" -> readList(members, sink);
                case "sourceId" -> source = members.text(TEXT_LENGTH);
                case "timestamp" -> sentAt = GatewayMembers.time(members);
                default -> alone.take(members);
            }
        }
        if (!listed) {
            alone.check(members);
            heard.add(alone);
        }
        if (members.isRefused()) {
            sink.takeBack(begin);
            members.rejected(sink);
            sink.endElement();
            return;
        }
        heard.forEach(transmitter -> transmitter.tell(source, sentAt, settings, sink));
        if (!listed) {
            sink.endElement();
        }
    }

    private void readList(Members members, ElementSink sink) throws IOException {
        if (!members.array()) {
            return;
        }
        listed = true;
        Members.Refused outer = members.setAside();
        while (members.nextValue()) {
            if (!members.startElement(sink)) {
                continue;
            }
            TransmitterReader transmitter = new TransmitterReader();
            while (members.next()) {
                transmitter.take(members);
            }
            transmitter.check(members);
            if (!members.rejected(sink)) {
                heard.add(transmitter);
            }
            sink.endElement();
        }
        members.takeUp(outer);
    }
}
