package org.tallyman.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.tallyman.epcis.json.EpcisJson;

/**
 * An event in answers.
 *
 * @param event EPCIS 2.0 JSON with its context: it can stand alone
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EventView(
        String id,
        @JsonRawValue @Schema(implementation = Object.class) String event,

        @Schema(description = "number; absent when there is none") @Nullable
        Long readPoint,

        @Schema(description = "number; absent when there is none") @Nullable
        Long place,

        @Schema(description = "absent when the event was not derived from a message") @Nullable
        Source source) {

    /** Where in the journal its evidence is. */
    record Source(
            @Schema(description = "number, as text: it has more digits than a JavaScript number holds")
            String message,

            @Schema(description = "position in the message, from 0")
            int element) {}

    static EventView of(EventRecord event) {
        return new EventView(
                event.id().toString(),
                EpcisJson.writeAlone(event.event()),
                event.readPoint() == 0 ? null : event.readPoint(),
                event.place() == 0 ? null : event.place(),
                event.sourceMessage() == 0
                        ? null
                        : new Source(Long.toString(event.sourceMessage()), event.sourceElement()));
    }
}
