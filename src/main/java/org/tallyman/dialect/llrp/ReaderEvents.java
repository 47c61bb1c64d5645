package org.tallyman.dialect.llrp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.ContentIdentity;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Identity;
import org.tallyman.dialect.Observation;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Observation.Gap;
import org.tallyman.dialect.Observation.Signal;
import org.tallyman.dialect.SignalKind;

/**
 * What a READER_EVENT_NOTIFICATION tells: inputs as signals, an overflow of the reader's buffer as a gap, and everything else
 * as a status in words, whose attributes are the event's name and fields as the standard calls them.
 */
final class ReaderEvents {

    private final Instant at;
    private final boolean dated;
    private final List<Element> elements = new ArrayList<>();

    private ReaderEvents(@Nullable Instant at, boolean dated, Instant receivedAt) {
        this.at = at == null ? receivedAt : at;
        this.dated = dated && at != null;
    }

    /** What holds the events. */
    static LlrpParameter data(LlrpMessage notification) {
        return notification
                .first("ReaderEventNotificationData")
                .orElse(PartBuilder.part("ReaderEventNotificationData").parameter());
    }

    static List<Element> elements(LlrpMessage notification, Instant receivedAt, Uptime uptime) {
        LlrpParameter data = data(notification);
        Instant utc = data.first("UTCTimestamp")
                .map(time -> Uptime.utc(time.number("Microseconds")))
                .orElse(null);
        Instant since = data.first("Uptime")
                .map(time -> uptime.at(time.number("Microseconds")))
                .orElse(null);
        ReaderEvents events = new ReaderEvents(utc == null ? since : utc, utc != null, receivedAt);
        data.parameters().forEach(events::add);
        return events.elements;
    }

    private void add(LlrpParameter event) {
        switch (event.name()) {
            case "UTCTimestamp", "Uptime" -> {}
            case "GPIEvent" ->
                add(new Signal(at, SignalKind.INPUT, "gpi" + event.number("GPIPortNumber"), event.is("GPIEvent")));
            case "ReportBufferOverflowErrorEvent" -> add(new Gap(at, 0, "the reader's report buffer overflowed"));
            default -> add(new DeviceStatus(at, state(event), attributes(event)));
        }
    }

    private void add(Observation observation) {
        elements.add(new Element(observation, null, dated ? ContentIdentity.of(observation) : Identity.NONE));
    }

    private static String state(LlrpParameter event) {
        return switch (event.name()) {
            case "AntennaEvent" ->
                "antenna " + event.number("AntennaID") + (event.is("EventType") ? " connected" : " disconnected");
            case "ReaderExceptionEvent" -> "reader exception";
            case "ConnectionAttemptEvent" -> connection(event.number("Status"));
            case "ConnectionCloseEvent" -> "the reader closed the connection";
            case "ReportBufferLevelWarningEvent" ->
                "report buffer " + event.number("ReportBufferPercentageFull") + " % full";
            case "ROSpecEvent", "RFSurveyEvent", "AISpecEvent" ->
                event.word("EventType").replace('_', ' ').toLowerCase(Locale.ROOT);
            case "HoppingEvent" -> "hopping";
            case "SpecLoopEvent" -> "loop of rospec";
            case "MotoNXPEASAlarmNotification" -> "EAS alarm";
            default -> "vendor event";
        };
    }

    /** What a ConnectionAttemptEvent says, in words. */
    static String connection(long status) {
        return switch ((int) status) {
            case 0 -> "connected";
            case 1 -> "another client holds this reader, which the reader called itself";
            case 2 -> "another client holds this reader";
            case 3 -> "the reader refused the connection";
            case 4 -> "another client tried to connect";
            default -> "the reader refused the connection for reason " + status;
        };
    }

    private static Map<String, Object> attributes(LlrpParameter event) {
        Map<String, Object> attributes = new TreeMap<>();
        attributes.put("event", event.name());
        addFields(event, attributes);
        // An exception names the antenna or specification that it is about by parameters of one field each.
        event.parameters().forEach(about -> addFields(about, attributes));
        return attributes;
    }

    private static void addFields(LlrpParameter part, Map<String, Object> attributes) {
        for (Field field : part.shape().fields()) {
            switch (part.value(field.name())) {
                case Value.Scalar(long number) -> {
                    boolean worded = !field.words().isNone();
                    attributes.put(field.name(), worded ? (Object) field.words().word(number) : (Object) number);
                }
                case Value.Text(String text) -> attributes.put(field.name(), LlrpText.line(text));
                case Value.Bits(int _, String hex) -> attributes.put(field.name(), hex);
                case Value.Numbers(List<Long> numbers) -> attributes.put(field.name(), numbers);
            }
        }
    }
}
