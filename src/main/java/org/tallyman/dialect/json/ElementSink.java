package org.tallyman.dialect.json;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Observation;
import org.tallyman.dialect.Rejection;
import org.tallyman.dialect.tracker.Report;
import org.tallyman.ident.Refusal;

/** Collects what one message holds. */
public final class ElementSink {

    private final Instant receivedAt;
    private final List<Element> elements = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();
    private final List<JsonRepair.Fault> faults;
    private int nextFault;
    private int index;
    private boolean overflow;
    private @Nullable Instant sentAt;

    ElementSink(Instant receivedAt, List<JsonRepair.Fault> faults) {
        this.receivedAt = receivedAt;
        this.faults = faults;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    public void add(Observation observation, @Nullable String child, long identity) {
        elements.add(new Element(observation, child, identity));
    }

    /** As {@link #add(Observation, String, long)}, of what a tracker reports, with what is refused of it. */
    public void add(Report report, @Nullable String child) {
        List<Element> told = new ArrayList<>();
        List<Rejection> refused = new ArrayList<>(0);
        report.elements(receivedAt, told, refused);
        told.forEach(element -> add(element.observation(), child, element.identity()));
        refused.forEach(rejection -> reject(-1, rejection.refusal()));
    }

    /** The sender says that it sent the message then; of several times the latest holds. */
    public void sent(Instant at) {
        if (sentAt == null || at.isAfter(sentAt)) {
            sentAt = at;
        }
    }

    /** Refuses the element that is being read, or a part of it: no two refusals of a message have the same number. */
    public void reject(int offset, Refusal refusal) {
        int next = rejections.isEmpty() ? 0 : rejections.getLast().index() + 1;
        rejections.add(new Rejection(Math.max(index, next), offset, refusal));
    }

    public void endElement() {
        index++;
    }

    /** Whether the message holds more elements than are taken; the first one too many is refused here. */
    boolean full(int offset) {
        if (index >= JsonLimits.ELEMENTS && !overflow) {
            overflow = true;
            String rule = "at most " + JsonLimits.ELEMENTS + " elements in a message; the rest was not taken";
            reject(offset, new Refusal("too-many-elements", "message", "", rule));
        }
        return overflow;
    }

    /** A point to come back to with {@link #takeBack}. */
    public Mark mark() {
        return new Mark(elements.size(), rejections.size(), index, nextFault);
    }

    public void takeBack(Mark mark) {
        elements.subList(mark.elements, elements.size()).clear();
        rejections.subList(mark.rejections, rejections.size()).clear();
        index = mark.index;
        nextFault = mark.nextFault;
    }

    /** Refuses the syntactically broken elements up to this place; whether the value at this place is one of them. */
    boolean brokenAt(int offset) {
        boolean broken = false;
        while (nextFault < faults.size() && faults.get(nextFault).start() <= offset) {
            JsonRepair.Fault fault = faults.get(nextFault++);
            broken = fault.start() == offset;
            reject(fault.offset(), fault.refusal());
            endElement();
        }
        return broken;
    }

    Decoding decoding() {
        return new Decoding(elements, rejections, List.of(), Decoding.Checksum.NONE, Optional.empty(), sentAt);
    }

    /** See {@link #mark}. */
    public record Mark(int elements, int rejections, int index, int nextFault) {}
}
