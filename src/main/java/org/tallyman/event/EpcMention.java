package org.tallyman.event;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyman.epcis.AggregationEvent;
import org.tallyman.epcis.AssociationEvent;
import org.tallyman.epcis.EpcisEvent;
import org.tallyman.epcis.ObjectEvent;
import org.tallyman.epcis.QuantityElement;
import org.tallyman.epcis.TransactionEvent;
import org.tallyman.epcis.TransformationEvent;

/**
 * An identifier that an event names.
 *
 * @param epc URI of a thing, or of a class where the role says so
 */
public record EpcMention(String epc, EpcRole role) {

    /** All of them, in the order of the event. */
    public static List<EpcMention> of(EpcisEvent event) {
        List<EpcMention> mentions = new ArrayList<>();
        switch (event) {
            case ObjectEvent object -> {
                add(mentions, EpcRole.EPC, object.epcs());
                addClasses(mentions, EpcRole.CLASS, object.quantities());
            }
            case AggregationEvent aggregation -> {
                addParent(mentions, aggregation.parentId());
                add(mentions, EpcRole.CHILD, aggregation.children());
                addClasses(mentions, EpcRole.CHILD_CLASS, aggregation.childQuantities());
            }
            case AssociationEvent association -> {
                addParent(mentions, association.parentId());
                add(mentions, EpcRole.CHILD, association.children());
                addClasses(mentions, EpcRole.CHILD_CLASS, association.childQuantities());
            }
            case TransactionEvent transaction -> {
                addParent(mentions, transaction.parentId());
                add(mentions, EpcRole.EPC, transaction.epcs());
                addClasses(mentions, EpcRole.CLASS, transaction.quantities());
            }
            case TransformationEvent transformation -> {
                add(mentions, EpcRole.INPUT, transformation.inputs());
                addClasses(mentions, EpcRole.INPUT_CLASS, transformation.inputQuantities());
                add(mentions, EpcRole.OUTPUT, transformation.outputs());
                addClasses(mentions, EpcRole.OUTPUT_CLASS, transformation.outputQuantities());
            }
        }
        return mentions;
    }

    private static void add(List<EpcMention> mentions, EpcRole role, List<String> epcs) {
        epcs.forEach(epc -> mentions.add(new EpcMention(epc, role)));
    }

    private static void addClasses(List<EpcMention> mentions, EpcRole role, List<QuantityElement> quantities) {
        quantities.forEach(quantity -> mentions.add(new EpcMention(quantity.epcClass(), role)));
    }

    private static void addParent(List<EpcMention> mentions, @Nullable String parent) {
        if (parent != null) {
            mentions.add(new EpcMention(parent, EpcRole.PARENT));
        }
    }
}
