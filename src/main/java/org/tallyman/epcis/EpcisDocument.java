package org.tallyman.epcis;

import java.util.List;

/**
 * An EPCIS document: events with the context that explains their extensions' prefixes.
 *
 * @param context JSON-LD {@code @context} as it was written
 * @param extra id, sender, receiver, instanceIdentifier, epcisHeader with master data, and extensions
 * @param bodyExtra what stands in {@code epcisBody} beside the events
 */
public record EpcisDocument(
        Json context,
        String schemaVersion,
        EpcisTime creationDate,
        List<EpcisEvent> events,
        Json.Members extra,
        Json.Members bodyExtra) {

    /** The JSON-LD context of EPCIS 2.0 and the Core Business Vocabulary. */
    public static final String CONTEXT = "https://ref.gs1.org/standards/epcis/epcis-context.jsonld";

    public EpcisDocument {
        events = List.copyOf(events);
    }

    public static EpcisDocument of(EpcisTime creationDate, List<EpcisEvent> events) {
        return new EpcisDocument(
                new Json.Items(List.of(new Json.Text(CONTEXT))),
                "2.0",
                creationDate,
                events,
                Json.Members.NONE,
                Json.Members.NONE);
    }
}
