package org.tallyman.ident;

import java.util.List;
import java.util.Optional;

/** The Digital Link of an EPC, on the host that its tag names. */
final class EpcDigitalLink {

    private static final String GS1_STEM = "https://id.gs1.org";

    private EpcDigitalLink() {}

    /** Empty without a GS1 key, and where the rules of the application identifiers forbid the +AIDC data beside the key. */
    static Optional<String> of(Epc epc) {
        Optional<String> link = DigitalLink.canonical(epc.elements());
        if (epc.aidcData()
                && link.isPresent()
                && DigitalLink.parse(link.get()) instanceof Parsed.Refused<DigitalLink>) {
            return Optional.empty();
        }
        return epc.hostName().isEmpty()
                ? link
                : link.map(uri -> "https://" + epc.hostName().get() + uri.substring(GS1_STEM.length()));
    }

    /** The Digital Link of key and serial part alone, on {@code id.gs1.org}; they stand in the order of the path. */
    static Optional<String> ofKey(Epc epc) {
        List<String> ais = epc.scheme().key().ais();
        if (ais.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder uri = new StringBuilder(64).append(GS1_STEM);
        for (AiElement element : epc.elements()) {
            boolean noExtension = element.ai().equals("254") && element.value().equals("0");
            if (ais.contains(element.ai()) && !noExtension) {
                uri.append('/').append(element.ai()).append('/');
                PercentEncoding.encode(element.value(), uri);
            }
        }
        return Optional.of(uri.toString());
    }
}
