package org.tallyman.epcis.json;

import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallyman.epcis.Action;
import org.tallyman.epcis.AggregationEvent;
import org.tallyman.epcis.AssociationEvent;
import org.tallyman.epcis.BusinessContext;
import org.tallyman.epcis.CbvList;
import org.tallyman.epcis.EpcisEvent;
import org.tallyman.epcis.ErrorDeclaration;
import org.tallyman.epcis.Json;
import org.tallyman.epcis.ObjectEvent;
import org.tallyman.epcis.PersistentDisposition;
import org.tallyman.epcis.QuantityElement;
import org.tallyman.epcis.SourceDest;
import org.tallyman.epcis.TransactionEvent;
import org.tallyman.epcis.TransformationEvent;

/**
 * What an event from outside must fulfil beyond the kinds of its members: the conditions of EPCIS-JSON-Schema.json (EPCIS
 * 2.0, clause 7.4) and the words of the Core Business Vocabulary.
 */
final class EventRules {

    private static final Pattern UNIT = Pattern.compile("[A-Z0-9]{2,3}");
    private static final String WORD_RULE = "a word of the Core Business Vocabulary or a URI";
    private static final String UNIQUE_RULE = "each element once";

    private final Fields event;

    private EventRules(Fields event) {
        this.event = event;
    }

    /** Notes what the event breaks; {@code fields} are those that it was read from. */
    static void check(EpcisEvent event, Fields fields) {
        EventRules rules = new EventRules(fields);
        rules.why(event.context());
        ErrorDeclaration declaration = event.head().errorDeclaration();
        if (declaration != null) {
            rules.word("errorDeclaration/reason", CbvList.ERROR_REASON, declaration.reason());
        }
        switch (event) {
            case ObjectEvent object -> rules.object(object);
            case AggregationEvent aggregation -> {
                rules.children(aggregation.action(), aggregation.children(), aggregation.childQuantities());
                if (aggregation.action() != Action.OBSERVE && aggregation.parentId() == null) {
                    rules.event.fault("parentID", "is required unless the action is OBSERVE");
                }
            }
            case AssociationEvent association ->
                rules.children(association.action(), association.children(), association.childQuantities());
            case TransactionEvent transaction -> rules.transaction(transaction);
            case TransformationEvent transformation -> rules.transformation(transformation);
        }
    }

    private void object(ObjectEvent object) {
        boolean sensed = !object.sensors().isEmpty() && object.context().readPoint() != null;
        if (object.epcs().isEmpty()
                && !given(object.extra(), "epcList")
                && object.quantities().isEmpty()
                && !sensed) {
            event.fault("epcList", "is required without a quantityList, or sensor elements with a readPoint");
        }
        if (object.action() != Action.ADD && !object.ilmd().isEmpty()) {
            event.fault("ilmd", "belongs to the action ADD");
        }
        unique("epcList", object.epcs());
        quantities("quantityList", object.quantities());
    }

    private void children(Action action, List<String> children, List<QuantityElement> quantities) {
        if (action != Action.DELETE && children.isEmpty() && quantities.isEmpty()) {
            event.fault("childEPCs", "or a childQuantityList is required unless the action is DELETE");
        }
        quantities("childQuantityList", quantities);
    }

    private void transaction(TransactionEvent transaction) {
        if (transaction.context().bizTransactions().isEmpty()) {
            event.fault("bizTransactionList", "at least one business transaction");
        }
        if (transaction.action() != Action.DELETE
                && transaction.epcs().isEmpty()
                && !given(transaction.extra(), "epcList")
                && transaction.quantities().isEmpty()) {
            event.fault("epcList", "or a quantityList is required unless the action is DELETE");
        }
        quantities("quantityList", transaction.quantities());
    }

    private void transformation(TransformationEvent event) {
        boolean in = !event.inputs().isEmpty() || !event.inputQuantities().isEmpty();
        boolean out = !event.outputs().isEmpty() || !event.outputQuantities().isEmpty();
        boolean part = event.transformationId() != null && (in || out);
        if (!(in && out) && !part) {
            this.event.fault(
                    in ? "outputEPCList" : "inputEPCList",
                    "inputs and outputs are required, or one of them with a transformationID");
        }
        unique("inputEPCList", event.inputs());
        unique("outputEPCList", event.outputs());
        quantities("inputQuantityList", event.inputQuantities());
        quantities("outputQuantityList", event.outputQuantities());
    }

    private void why(BusinessContext context) {
        word("bizStep", CbvList.BIZ_STEP, context.bizStep());
        word("disposition", CbvList.DISPOSITION, context.disposition());
        PersistentDisposition persistent = context.persistentDisposition();
        if (persistent != null) {
            words("persistentDisposition/set", persistent.set());
            words("persistentDisposition/unset", persistent.unset());
        }
        for (int at = 0; at < context.bizTransactions().size(); at++) {
            word(
                    "bizTransactionList/" + at + "/type",
                    CbvList.BIZ_TRANSACTION,
                    context.bizTransactions().get(at).type());
        }
        parties("sourceList", context.sources());
        parties("destinationList", context.destinations());
    }

    private void parties(String name, List<SourceDest> parties) {
        for (int at = 0; at < parties.size(); at++) {
            word(name + "/" + at + "/type", CbvList.SOURCE_DEST, parties.get(at).type());
        }
    }

    private void words(String name, List<String> words) {
        unique(name, words);
        for (int at = 0; at < words.size(); at++) {
            word(name + "/" + at, CbvList.DISPOSITION, words.get(at));
        }
    }

    private void word(String name, CbvList list, @Nullable String value) {
        if (value != null && !list.allows(value)) {
            event.fault(name, WORD_RULE);
        }
    }

    private void unique(String name, List<String> values) {
        if (new HashSet<>(values).size() < values.size()) {
            event.fault(name, UNIQUE_RULE);
        }
    }

    private void quantities(String name, List<QuantityElement> quantities) {
        for (int at = 0; at < quantities.size(); at++) {
            String unit = quantities.get(at).uom();
            if (unit != null && !UNIT.matcher(unit).matches()) {
                event.fault(name + "/" + at + "/uom", "a UN/ECE Recommendation 20 code such as KGM");
            }
        }
    }

    /** An empty list is kept among what is no field of its own. */
    private static boolean given(Json.Members extra, String name) {
        return extra.values().containsKey(name);
    }
}
