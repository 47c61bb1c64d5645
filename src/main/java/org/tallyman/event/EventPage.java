package org.tallyman.event;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.util.List;

/**
 * One event in words and as EPCIS JSON.
 *
 * @param what in a word or two
 * @param type of EPCIS with the action in words
 * @param place its name; empty when there is none
 * @param corrects ids of retracted events that this one stands in for
 */
@CheckedTemplate(basePath = "event", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record EventPage(
        String what,
        String type,
        Instant time,
        String zoneOffset,
        String state,
        String readPoint,
        String place,
        List<Named> named,
        List<Wrong> wrong,
        List<String> corrects,
        String message,
        int element,
        String json)
        implements TemplateInstance {

    /** An identifier with what it is to the event. */
    record Named(String role, String epc) {}

    /** Why the event does not hold; a list of none or one, which is what templates take easily. */
    record Wrong(String reason, Instant declaredAt, List<String> corrective) {}
}
