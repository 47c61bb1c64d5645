package org.tallyman.epcis.json;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyman.epcis.BizTransaction;
import org.tallyman.epcis.BusinessContext;
import org.tallyman.epcis.Location;
import org.tallyman.epcis.PersistentDisposition;
import org.tallyman.epcis.SourceDest;

/** Where and why, from the members of an event. */
final class ContextReader {

    private ContextReader() {}

    static BusinessContext context(Fields event) {
        return new BusinessContext(
                event.text("bizStep"),
                event.text("disposition"),
                persistentDisposition(event),
                location(event, "readPoint"),
                location(event, "bizLocation"),
                event.objects("bizTransactionList", ContextReader::bizTransaction),
                parties(event, "sourceList", "source"),
                parties(event, "destinationList", "destination"));
    }

    private static @Nullable PersistentDisposition persistentDisposition(Fields event) {
        Fields dispositions = event.object("persistentDisposition");
        if (dispositions == null) {
            return null;
        }
        PersistentDisposition persistent =
                new PersistentDisposition(dispositions.texts("set"), dispositions.texts("unset"));
        dispositions.noRest();
        if (persistent.set().isEmpty() && persistent.unset().isEmpty()) {
            dispositions.fault("", "sets or unsets at least one disposition");
        }
        return persistent;
    }

    private static @Nullable Location location(Fields event, String name) {
        Fields location = event.object(name);
        return location == null ? null : new Location(location.requiredText("id"), location.rest());
    }

    private static BizTransaction bizTransaction(Fields fields) {
        BizTransaction transaction = new BizTransaction(fields.text("type"), fields.requiredText("bizTransaction"));
        fields.noRest();
        return transaction;
    }

    private static List<SourceDest> parties(Fields event, String listName, String idName) {
        return event.objects(listName, fields -> {
            SourceDest party = new SourceDest(fields.requiredText("type"), fields.requiredText(idName));
            fields.noRest();
            return party;
        });
    }
}
