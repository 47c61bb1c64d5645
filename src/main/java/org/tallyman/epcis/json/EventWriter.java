package org.tallyman.epcis.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallyman.epcis.Action;
import org.tallyman.epcis.AggregationEvent;
import org.tallyman.epcis.AssociationEvent;
import org.tallyman.epcis.BusinessContext;
import org.tallyman.epcis.Cbv;
import org.tallyman.epcis.EpcisEvent;
import org.tallyman.epcis.EpcisTime;
import org.tallyman.epcis.ErrorDeclaration;
import org.tallyman.epcis.EventHead;
import org.tallyman.epcis.Json;
import org.tallyman.epcis.Location;
import org.tallyman.epcis.ObjectEvent;
import org.tallyman.epcis.PersistentDisposition;
import org.tallyman.epcis.QuantityElement;
import org.tallyman.epcis.SensorElement;
import org.tallyman.epcis.SensorReport;
import org.tallyman.epcis.SourceDest;
import org.tallyman.epcis.TransactionEvent;
import org.tallyman.epcis.TransformationEvent;

/** One event as a tree. */
final class EventWriter {

    private final Map<String, Json> members = new LinkedHashMap<>();

    private EventWriter() {}

    static Json.Members tree(EpcisEvent event) {
        EventWriter writer = new EventWriter();
        writer.text("type", event.type().word());
        writer.head(event.head());
        writer.what(event);
        writer.context(event.context());
        writer.list("sensorElementList", event.sensors(), EventWriter::sensor);
        writer.members.putAll(event.extra().values());
        return new Json.Members(writer.members);
    }

    private void head(EventHead head) {
        text("eventID", head.eventId());
        time("eventTime", head.eventTime());
        text("eventTimeZoneOffset", head.zoneOffset());
        time("recordTime", head.recordTime());
        put("certificationInfo", head.certificationInfo());
        ErrorDeclaration declaration = head.errorDeclaration();
        if (declaration != null) {
            EventWriter inner = new EventWriter();
            inner.time("declarationTime", declaration.declarationTime());
            inner.word("reason", declaration.reason());
            inner.texts("correctiveEventIDs", declaration.correctiveEventIds());
            put("errorDeclaration", inner.with(declaration.extra()));
        }
    }

    private void what(EpcisEvent event) {
        switch (event) {
            case ObjectEvent object -> {
                action(object.action());
                texts("epcList", object.epcs());
                quantities("quantityList", object.quantities());
                members("ilmd", object.ilmd());
                if (object.epcs().isEmpty()
                        && object.quantities().isEmpty()
                        && object.sensors().isEmpty()) {
                    put("epcList", new Json.Items(List.of()));
                }
            }
            case AggregationEvent aggregation -> {
                action(aggregation.action());
                text("parentID", aggregation.parentId());
                texts("childEPCs", aggregation.children());
                quantities("childQuantityList", aggregation.childQuantities());
            }
            case AssociationEvent association -> {
                action(association.action());
                text("parentID", association.parentId());
                texts("childEPCs", association.children());
                quantities("childQuantityList", association.childQuantities());
            }
            case TransactionEvent transaction -> {
                action(transaction.action());
                text("parentID", transaction.parentId());
                texts("epcList", transaction.epcs());
                quantities("quantityList", transaction.quantities());
            }
            case TransformationEvent transformation -> {
                text("transformationID", transformation.transformationId());
                texts("inputEPCList", transformation.inputs());
                quantities("inputQuantityList", transformation.inputQuantities());
                texts("outputEPCList", transformation.outputs());
                quantities("outputQuantityList", transformation.outputQuantities());
                members("ilmd", transformation.ilmd());
            }
        }
    }

    private void context(BusinessContext context) {
        word("bizStep", context.bizStep());
        word("disposition", context.disposition());
        PersistentDisposition persistent = context.persistentDisposition();
        if (persistent != null) {
            EventWriter inner = new EventWriter();
            inner.words("set", persistent.set());
            inner.words("unset", persistent.unset());
            put("persistentDisposition", new Json.Members(inner.members));
        }
        location("readPoint", context.readPoint());
        location("bizLocation", context.bizLocation());
        list("bizTransactionList", context.bizTransactions(), transaction -> {
            EventWriter inner = new EventWriter();
            inner.word("type", transaction.type());
            inner.text("bizTransaction", transaction.id());
            return new Json.Members(inner.members);
        });
        list("sourceList", context.sources(), source -> party(source, "source"));
        list("destinationList", context.destinations(), destination -> party(destination, "destination"));
    }

    private static Json party(SourceDest party, String idName) {
        EventWriter inner = new EventWriter();
        inner.word("type", party.type());
        inner.text(idName, party.id());
        return new Json.Members(inner.members);
    }

    private void location(String name, @Nullable Location location) {
        if (location != null) {
            EventWriter inner = new EventWriter();
            inner.text("id", location.id());
            put(name, inner.with(location.extra()));
        }
    }

    private static Json sensor(SensorElement sensor) {
        EventWriter inner = new EventWriter();
        inner.members("sensorMetadata", sensor.metadata());
        inner.list("sensorReport", sensor.reports(), SensorReport::members);
        return inner.with(sensor.extra());
    }

    private void quantities(String name, List<QuantityElement> quantities) {
        list(name, quantities, quantity -> {
            EventWriter inner = new EventWriter();
            inner.text("epcClass", quantity.epcClass());
            inner.put("quantity", quantity.quantity() == null ? null : new Json.Decimal(quantity.quantity()));
            inner.text("uom", quantity.uom());
            return new Json.Members(inner.members);
        });
    }

    private Json with(Json.Members extra) {
        members.putAll(extra.values());
        return new Json.Members(members);
    }

    private void action(Action action) {
        text("action", action.name());
    }

    private void time(String name, @Nullable EpcisTime time) {
        text(name, time == null ? null : time.text());
    }

    private void text(String name, @Nullable String text) {
        put(name, text == null ? null : new Json.Text(text));
    }

    private void word(String name, @Nullable String word) {
        text(name, word == null ? null : Cbv.jsonWord(word));
    }

    private void words(String name, List<String> words) {
        texts(name, words.stream().map(Cbv::jsonWord).toList());
    }

    private void texts(String name, List<String> texts) {
        if (!texts.isEmpty()) {
            put(name, Json.texts(texts));
        }
    }

    private void members(String name, Json.Members value) {
        if (!value.isEmpty()) {
            put(name, value);
        }
    }

    private <T> void list(String name, List<T> values, Function<T, Json> writer) {
        if (!values.isEmpty()) {
            put(name, new Json.Items(values.stream().map(writer).toList()));
        }
    }

    private void put(String name, @Nullable Json value) {
        if (value != null) {
            members.put(name, value);
        }
    }
}
