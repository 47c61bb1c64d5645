package org.tallyman.sense;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tallyman.ident.AiElement;
import org.tallyman.ident.DigitalLink;
import org.tallyman.ident.Epc;
import org.tallyman.ident.EpcCodec;
import org.tallyman.ident.EpcTag;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Refusal;
import org.tallyman.ident.Scan;

/**
 * The one name by which a thing is known, whatever the tag or label that told of it: the GS1 Digital Link of its key and
 * serial, the pure identity URI of other EPCs, {@code urn:epc:raw:} for tags that are no EPC.
 */
public final class ItemName {

    private static final Pattern RAW = Pattern.compile("urn:epc:raw:[0-9]{1,4}\\.x[0-9A-F]{1,496}");
    private static final Pattern HEX = Pattern.compile("(?:[0-9A-Fa-f]{4}){2,124}");

    private static final int GRAI_WITHOUT_SERIAL = 14;

    private ItemName() {}

    /** The name of what bears a tag with this EPC memory bank, hexadecimal. */
    public static String ofEpc(String hex) {
        return switch (EpcTag.of(hex)) {
            case EpcTag.Gs1 gs1 -> gs1.epc().canonicalUri();
            case EpcTag.Unprogrammed tag -> raw(tag);
            case EpcTag.Foreign tag -> raw(tag);
        };
    }

    /**
     * The name of the single thing that a code of any form tells of: hexadecimal EPC, URN, Digital Link, element string or
     * SSCC.
     */
    public static Parsed<String> ofCode(String code) {
        String text = code.strip();
        if (RAW.matcher(text).matches()) {
            return Parsed.ok(text);
        }
        if (text.startsWith("urn:")) {
            boolean tag = text.startsWith("urn:epc:tag:");
            return (tag ? EpcCodec.fromTagUri(text) : EpcCodec.fromPureIdentity(text)).map(Epc::canonicalUri);
        }
        Parsed<Scan> scan = Scan.parse(text);
        if (scan instanceof Parsed.Refused<Scan>(Refusal refusal)) {
            return Parsed.refused(refusal);
        }
        boolean hexadecimal = HEX.matcher(text).matches();
        return ofScan(text)
                .or(() -> hexadecimal ? Optional.of(ofEpc(text)) : Optional.empty())
                .map(Parsed::ok)
                .orElseGet(() -> Parsed.refused(
                        "no-single-thing",
                        "code",
                        text,
                        "names no single thing: it needs a serial number, an SSCC or the hexadecimal EPC of a tag"));
    }

    /** Dialects give hex digits only; should one give less, the text itself is the name. */
    private static String raw(EpcTag tag) {
        return tag.rawUri().orElse("urn:epc:raw:" + tag.hex());
    }

    /** Empty when the label names no single thing: a product without a serial number, or no GS1 data at all. */
    static Optional<String> ofScan(String data) {
        return switch (Scan.parse(data)) {
            case Parsed.Refused<Scan> refused -> Optional.empty();
            case Parsed.Ok<Scan>(Scan scan) -> keyOf(scan).flatMap(DigitalLink::canonical);
        };
    }

    /** Key and serial alone: a lot or a date on the label says more of the thing, but is not its name. */
    private static Optional<List<AiElement>> keyOf(Scan scan) {
        if (scan.gtin().isPresent() && scan.serial().isPresent()) {
            return Optional.of(List.of(
                    new AiElement("01", scan.gtin().get()),
                    new AiElement("21", scan.serial().get())));
        }
        Optional<AiElement> key = scan.sscc()
                .map(sscc -> new AiElement("00", sscc))
                .or(() -> scan.value("8004").map(giai -> new AiElement("8004", giai)))
                .or(() -> scan.value("8003")
                        .filter(grai -> grai.length() > GRAI_WITHOUT_SERIAL)
                        .map(grai -> new AiElement("8003", grai)));
        return key.map(List::of);
    }
}
