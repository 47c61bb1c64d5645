package org.tallyman.epcis.json;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallyman.epcis.Action;
import org.tallyman.epcis.AggregationEvent;
import org.tallyman.epcis.AssociationEvent;
import org.tallyman.epcis.EpcisEvent;
import org.tallyman.epcis.ErrorDeclaration;
import org.tallyman.epcis.EventHead;
import org.tallyman.epcis.EventType;
import org.tallyman.epcis.Json;
import org.tallyman.epcis.ObjectEvent;
import org.tallyman.epcis.QuantityElement;
import org.tallyman.epcis.TransactionEvent;
import org.tallyman.epcis.TransformationEvent;

/** One event from its members. */
final class EventReader {

    private static final Pattern ZONE_OFFSET = Pattern.compile("[+-](?:(?:0\\d|1[0-3]):[0-5]\\d|14:00)");

    private EventReader() {}

    /** Null, with a fault, when the type is none of the five. */
    static @Nullable EpcisEvent read(Fields event) {
        String word = event.requiredText("type");
        Optional<EventType> type = EventType.of(word);
        if (type.isEmpty()) {
            event.fault("type", "one of the event types of EPCIS 2.0, such as ObjectEvent");
            return null;
        }
        EventHead head = head(event);
        return switch (type.get()) {
            case OBJECT -> object(event, head);
            case AGGREGATION -> aggregation(event, head);
            case ASSOCIATION -> association(event, head);
            case TRANSACTION -> transaction(event, head);
            case TRANSFORMATION -> transformation(event, head);
        };
    }

    private static EpcisEvent object(Fields event, EventHead head) {
        return new ObjectEvent(
                head,
                action(event),
                event.texts("epcList"),
                quantities(event, "quantityList"),
                ContextReader.context(event),
                SensorReader.sensors(event),
                event.members("ilmd"),
                event.rest());
    }

    private static EpcisEvent aggregation(Fields event, EventHead head) {
        return new AggregationEvent(
                head,
                action(event),
                event.text("parentID"),
                event.texts("childEPCs"),
                quantities(event, "childQuantityList"),
                ContextReader.context(event),
                SensorReader.sensors(event),
                event.rest());
    }

    private static EpcisEvent association(Fields event, EventHead head) {
        return new AssociationEvent(
                head,
                action(event),
                event.requiredText("parentID"),
                event.texts("childEPCs"),
                quantities(event, "childQuantityList"),
                ContextReader.context(event),
                SensorReader.sensors(event),
                event.rest());
    }

    private static EpcisEvent transaction(Fields event, EventHead head) {
        event.required("bizTransactionList");
        return new TransactionEvent(
                head,
                action(event),
                event.text("parentID"),
                event.texts("epcList"),
                quantities(event, "quantityList"),
                ContextReader.context(event),
                SensorReader.sensors(event),
                event.rest());
    }

    private static EpcisEvent transformation(Fields event, EventHead head) {
        return new TransformationEvent(
                head,
                event.text("transformationID"),
                event.texts("inputEPCList"),
                quantities(event, "inputQuantityList"),
                event.texts("outputEPCList"),
                quantities(event, "outputQuantityList"),
                ContextReader.context(event),
                SensorReader.sensors(event),
                event.members("ilmd"),
                event.rest());
    }

    private static EventHead head(Fields event) {
        String offset = event.requiredText("eventTimeZoneOffset");
        if (!offset.isEmpty() && !ZONE_OFFSET.matcher(offset).matches()) {
            event.fault("eventTimeZoneOffset", "an offset from -14:00 to +14:00, such as +02:00");
        }
        return new EventHead(
                event.requiredTime("eventTime"),
                offset,
                event.text("eventID"),
                event.time("recordTime"),
                certificationInfo(event),
                errorDeclaration(event));
    }

    private static @Nullable Json certificationInfo(Fields event) {
        Json info = event.any("certificationInfo");
        boolean known = switch (info) {
            case null -> true;
            case Json.Text text -> true;
            case Json.Items(List<Json> uris) -> uris.stream().allMatch(uri -> uri instanceof Json.Text);
            default -> false;
        };
        if (!known) {
            event.fault("certificationInfo", "a URI or an array of URIs");
        }
        return info;
    }

    private static @Nullable ErrorDeclaration errorDeclaration(Fields event) {
        Fields declaration = event.object("errorDeclaration");
        return declaration == null
                ? null
                : new ErrorDeclaration(
                        declaration.requiredTime("declarationTime"),
                        declaration.text("reason"),
                        declaration.texts("correctiveEventIDs"),
                        declaration.rest());
    }

    private static Action action(Fields event) {
        String word = event.requiredText("action");
        Optional<Action> action = Action.of(word);
        if (action.isEmpty() && !word.isEmpty()) {
            event.fault("action", "OBSERVE, ADD or DELETE");
        }
        return action.orElse(Action.OBSERVE);
    }

    private static List<QuantityElement> quantities(Fields event, String name) {
        return event.objects(name, element -> {
            QuantityElement quantity = new QuantityElement(
                    element.requiredText("epcClass"), element.number("quantity"), element.text("uom"));
            element.noRest();
            return quantity;
        });
    }
}
